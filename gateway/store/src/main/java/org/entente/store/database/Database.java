package org.entente.store.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.message.Lane;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections to the State's database, its schema brought up to date; every wait has an end.
 *
 * <p>Each lane has connections of its own, so that nothing urgent waits for one that bulk holds.
 *
 * <p>Whatever SQL goes wrong comes out as STORE_UNAVAILABLE, without the words of the database.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private static final String DISK_FULL = "53100"; // PostgreSQL, appendix A

    private final Access access;
    private final Limits limits;
    private final Map<Lane, Share> shares = new EnumMap<>(Lane.class);

    /** Connects and migrates; throws {@link TemporaryFault} STORE_UNAVAILABLE when the database does not answer. */
    public Database(Access access, Limits limits) {
        this.access = access;
        this.limits = limits;
        try {
            for (Lane lane : Lane.values()) {
                shares.put(lane, new Share(pool(access, limits, lane, "on"), pool(access, limits, lane, "off")));
            }
            Flyway.configure()
                    .dataSource(of(Lane.ROUTINE).durable)
                    .locations("classpath:org/entente/store/database")
                    .load()
                    .migrate();
        } catch (PoolInitializationException | FlywayException failed) {
            close();
            throw new TemporaryFault(
                    FailureCode.STORE_UNAVAILABLE, "The database cannot be reached or brought up to date", failed);
        }
    }

    /**
     * How much at once, and how long.
     *
     * @param connections of a lane that read, and as many that commit
     * @param connectWait how long a caller waits for a connection
     * @param statementWait how long one statement may take
     */
    public record Limits(int connections, Duration connectWait, Duration statementWait) {
        public static Limits usual() {
            return new Limits(12, Duration.ofSeconds(5), Duration.ofSeconds(10));
        }
    }

    /** What is done with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** The connections of one lane. */
    public Share of(Lane lane) {
        return Objects.requireNonNull(shares.get(lane), "Every lane has its share");
    }

    /** With the routine lane's share, see {@link Share#durably}. */
    public <T> T durably(Work<T> work) {
        return of(Lane.ROUTINE).durably(work);
    }

    /** With the routine lane's share, see {@link Share#quickly}. */
    public <T> T quickly(Work<T> work) {
        return of(Lane.ROUTINE).quickly(work);
    }

    /** One lane's own connections, which no other lane takes. */
    public static final class Share {

        private final HikariDataSource durable;
        private final HikariDataSource quick;

        private Share(HikariDataSource durable, HikariDataSource quick) {
            this.durable = durable;
            this.quick = quick;
        }

        /** Does the work in one transaction and returns when its commit is on the disk. */
        public <T> T durably(Work<T> work) {
            try (Connection connection = durable.getConnection()) {
                return committed(connection, work);
            } catch (SQLException failed) {
                throw unavailable(failed);
            }
        }

        /** Reads, or writes what may be lost when the machine loses power (a lease), in one statement. */
        public <T> T quickly(Work<T> work) {
            try (Connection connection = quick.getConnection()) {
                return work.with(connection);
            } catch (SQLException failed) {
                throw unavailable(failed);
            }
        }

        private void close() {
            durable.close();
            quick.close();
        }
    }

    /**
     * A connection for its caller alone, for as long as it likes; locks taken in it end with it.
     *
     * <p>Closing it ends the session: it does not go back to the others.
     */
    public Connection session() {
        try {
            Properties own = properties(limits, "on");
            own.setProperty("user", access.user());
            own.setProperty("password", access.password());
            own.setProperty("connectTimeout", seconds(limits.connectWait()));
            own.setProperty("socketTimeout", seconds(limits.statementWait().plus(limits.connectWait())));
            return DriverManager.getConnection(access.url(), own);
        } catch (SQLException failed) {
            throw unavailable(failed);
        }
    }

    private static String seconds(Duration wait) {
        return String.valueOf(Math.max(1, wait.toSeconds()));
    }

    /** Hikari rolls back what was not committed when the connection returns to it. */
    private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        T result = work.with(connection);
        connection.commit();
        return result;
    }

    private static TemporaryFault unavailable(SQLException failed) {
        LOG.warn("Database failed: state {}", failed.getSQLState());
        if (DISK_FULL.equals(failed.getSQLState())) {
            return new TemporaryFault(FailureCode.DISK_NEARLY_FULL, "The disk of the database is full", failed);
        }
        return new TemporaryFault(FailureCode.STORE_UNAVAILABLE, "The ledger's database did not answer", failed);
    }

    private static HikariDataSource pool(Access access, Limits limits, Lane lane, String synchronousCommit) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(access.url());
        config.setUsername(access.user());
        config.setPassword(access.password());
        config.setPoolName("ledger-" + lane.label() + "-commit-" + synchronousCommit);
        config.setMaximumPoolSize(limits.connections());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(limits.connectWait().toMillis());
        config.setInitializationFailTimeout(limits.connectWait().toMillis());
        config.setDataSourceProperties(properties(limits, synchronousCommit));
        return new HikariDataSource(config);
    }

    private static Properties properties(Limits limits, String synchronousCommit) {
        var properties = new Properties();
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("ApplicationName", "entente");
        properties.setProperty(
                "options",
                "-c synchronous_commit=" + synchronousCommit + " -c statement_timeout="
                        + limits.statementWait().toMillis() + " -c lock_timeout="
                        + limits.statementWait().toMillis() + " -c idle_in_transaction_session_timeout=60000");
        return properties;
    }

    @Override
    public void close() {
        shares.values().forEach(Share::close);
    }
}
