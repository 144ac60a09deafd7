package org.entente.store.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.TemporaryFault;
import org.entente.store.database.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's sign of life among the nodes that share the ledger, under a name that only one process bears.
 *
 * <p>A node that is silent for too long loses what it held to whoever claims it next, and when it wakes the ledger
 * refuses its moves. It says nothing about whether the node's doors work.
 */
public final class Pulse implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final long LOOK_AGAIN_MILLIS = 250;

    private final Database database;
    private final String node;
    private final Timing timing;
    private final Runnable nameLost;
    private final UUID life;
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("pulse").factory());
    private final ScheduledFuture<?> ticking;
    private Optional<Connection> session = Optional.empty();

    /**
     * How often, and how long.
     *
     * @param beat between two signs of life
     * @param silence how long one is good for; several beats, so that one may be late
     */
    public record Timing(Duration beat, Duration silence) {
        public static Timing usual() {
            return new Timing(Duration.ofSeconds(2), Duration.ofSeconds(7));
        }
    }

    /**
     * Takes the name: at once when its last bearer's connection is gone, else when its last sign of life is too old.
     *
     * @param life drawn anew for every start, so that two bearers of one name are told apart
     * @param nameLost called when another process bears the name: this one must stop
     * @throws TemporaryFault STORE_UNAVAILABLE when another process goes on living under that name
     */
    public Pulse(Database database, String node, UUID life, Timing timing, Runnable nameLost) {
        this.database = database;
        this.life = life;
        this.node = node;
        this.timing = timing;
        this.nameLost = nameLost;
        long patience = timing.silence().plus(timing.beat()).toNanos();
        long begin = System.nanoTime();
        while (!says(this::takesName)) {
            if (System.nanoTime() - begin > patience) {
                beats.shutdownNow();
                drop();
                throw new TemporaryFault(
                        FailureCode.STORE_UNAVAILABLE,
                        "Another process runs as the node " + node + ": each needs a state.node of its own");
            }
            pause();
        }
        this.ticking = beats.scheduleWithFixedDelay(
                this::beat, timing.beat().toMillis(), timing.beat().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void beat() {
        try {
            if (!says(this::renews)) {
                LOG.error("Another process bears the name {}: this one stops", node);
                beats.shutdownNow();
                nameLost.run();
            }
        } catch (TemporaryFault silent) {
            LOG.warn("No sign of life was written: {}", silent.code());
            drop();
        }
    }

    /** The lock goes with the connection, and the connection with the process: so a dead bearer is known at once. */
    private boolean takesName(Connection connection) throws SQLException {
        boolean isOnlyOne = isTrue(connection, "select pg_try_advisory_lock(hashtextextended(?, 0))", "node " + node);
        String always = isOnlyOne ? "true" : "node.good_until < clock_timestamp()";
        return isTrue(
                connection,
                "with taken as (insert into node values (?, ?, clock_timestamp() + ?::interval) on conflict (name)"
                        + " do update set life = excluded.life, good_until = excluded.good_until where " + always
                        + " returning name) select count(*) = 1 from taken",
                node,
                life,
                timing.silence().toString());
    }

    private boolean renews(Connection connection) throws SQLException {
        return isTrue(
                connection,
                "with seen as (update node set good_until = clock_timestamp() + ?::interval where name = ?"
                        + " and life = ? returning name) select count(*) = 1 from seen",
                timing.silence().toString(),
                node,
                life);
    }

    private static boolean isTrue(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement query = Changes.fill(connection.prepareStatement(sql), values);
                ResultSet answer = query.executeQuery()) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private synchronized boolean says(Database.Work<Boolean> word) {
        Connection open = session.orElseGet(database::session);
        session = Optional.of(open);
        try {
            return word.with(open);
        } catch (SQLException broken) {
            drop();
            throw new TemporaryFault(FailureCode.STORE_UNAVAILABLE, "The ledger's database did not answer", broken);
        }
    }

    private synchronized void drop() {
        session.ifPresent(open -> {
            try {
                open.close();
            } catch (SQLException gone) {
                LOG.debug("The session was gone: {}", gone.getSQLState());
            }
        });
        session = Optional.empty();
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TemporaryFault(FailureCode.STORE_UNAVAILABLE, "The start was interrupted", stopped);
        }
    }

    /** Frees the name for the next process. */
    @Override
    public void close() {
        ticking.cancel(false);
        beats.shutdownNow();
        drop();
    }
}
