package org.entente.store.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.TemporaryFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that a node brings along: its own programs and data in one folder of the State, on the loopback only.
 *
 * <p>Data survive everything: fsync is on, and nothing is ever wiped. A server that outlived a killed node is adopted
 * when it serves our folder on our port and knows our password, else stopped; a stranger on the port is a failure.
 *
 * <p>It knows no table; {@link Database} does.
 */
public final class OwnPostgres implements AutoCloseable {

    static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> SECRET = PosixFilePermissions.fromString("rw-------");
    private static final Logger LOG = LoggerFactory.getLogger(OwnPostgres.class);
    private static final String OWNER = "postgres";
    private static final String USER = "entente";

    private final Path folder;
    private final Path data;
    private final int port;
    private final Duration patience;
    private final SecureRandom random;
    private final FileChannel lockFile;
    private final PostgresBinaries binaries;
    private final AtomicBoolean isClosing = new AtomicBoolean();
    private final boolean adopted;

    /**
     * Starts or adopts the server; returns when it answers.
     *
     * @param folder the State's database folder, made when missing
     * @param patience how long start and stop may take
     * @throws TemporaryFault STORE_UNAVAILABLE when the server cannot be started, the folder is in use by another node,
     *     or the port by another program
     */
    public OwnPostgres(Path folder, int port, Duration patience, SecureRandom random) {
        this.port = port;
        this.patience = patience;
        this.random = random;
        try {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
            this.folder = folder.toRealPath();
            Files.setPosixFilePermissions(this.folder, FOLDER);
            this.data = this.folder.resolve("data");
            this.lockFile = lock(this.folder);
        } catch (IOException disk) {
            throw unavailable("The folder of the database cannot be used", disk);
        }
        try {
            this.binaries = PostgresBinaries.unpackedIn(this.folder);
            this.adopted = bringUp();
        } catch (IOException disk) {
            unlock();
            throw unavailable("The database on port " + port + " cannot be started", disk);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            unlock();
            throw unavailable("The start of the database was interrupted", stopped);
        } catch (TemporaryFault failed) {
            unlock();
            throw failed;
        }
    }

    public Access access() {
        return new Access(url("entente"), USER, secret("user.password"));
    }

    /** Whether the server had outlived a killed node. */
    public boolean isAdopted() {
        return adopted;
    }

    /**
     * Calls when the server ends without having been told to: it stops itself after a failed fsync, and does not start
     * again by itself ({@code data_sync_retry}, {@code restart_after_crash}).
     */
    public void whenItEndsByItself(Runnable call) {
        try {
            Postmaster.whenEnded(data, () -> {
                if (!isClosing.get()) {
                    call.run();
                }
            });
        } catch (IOException disk) {
            throw unavailable("The process of the database cannot be found", disk);
        }
    }

    /** Stops the server; the data stay. */
    @Override
    public void close() {
        isClosing.set(true);
        try {
            if (Postmaster.aliveIn(data).isPresent()) {
                stop("fast");
            }
        } catch (IOException disk) {
            throw unavailable("The database on port " + port + " cannot be stopped", disk);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            unlock();
        }
    }

    private boolean bringUp() throws IOException, InterruptedException {
        Optional<Postmaster> survivor = Files.isDirectory(data) ? Postmaster.aliveIn(data) : Optional.empty();
        if (survivor.filter(server -> server.port() == port && answers()).isPresent()) {
            LOG.info("Database on port {} outlived its node: adopted", port);
            return true;
        }
        if (survivor.isPresent()) {
            LOG.warn("Database of this folder runs, but not as it should: stopped, process {}", survivor.get());
            stop("fast");
        }
        // Whatever process has this number now, it is no server of this folder.
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        refuseStrangers();
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise();
        }
        PostgresSettings.write(data, port);
        require(pg("pg_ctl", "-D", data.toString(), "-l", log().toString(), "-w", "-t", seconds(), "start"));
        prepare();
        return false;
    }

    private void initialise() throws IOException, InterruptedException {
        Path fresh = folder.resolve("data.new");
        // A first start that was cut off: no node has ever written to it.
        PostgresBinaries.delete(fresh);
        secret("owner.password");
        require(pg(
                "initdb",
                "-D",
                fresh.toString(),
                "-U",
                OWNER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + folder.resolve("owner.password"),
                "-E",
                "UTF-8",
                "--locale=C.UTF-8",
                "--data-checksums"));
        Files.writeString(
                fresh.resolve("postgresql.conf"),
                System.lineSeparator() + "include 'entente.conf'" + System.lineSeparator(),
                StandardOpenOption.APPEND);
        Files.move(fresh, data);
    }

    private void prepare() throws IOException {
        String password = secret("user.password");
        try (Connection connection = DriverManager.getConnection(url(OWNER), OWNER, secret("owner.password"));
                Statement statement = connection.createStatement()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                if (!"on".equals(one(statement, "show " + setting))) {
                    throw new IOException("The database runs with " + setting + " off");
                }
            }
            if ("0".equals(one(statement, "select count(*) from pg_roles where rolname = '" + USER + "'"))) {
                statement.execute("create role " + USER + " login password '" + password + "'");
            }
            if ("0".equals(one(statement, "select count(*) from pg_database where datname = 'entente'"))) {
                statement.execute("create database entente owner " + USER);
            }
        } catch (SQLException refused) {
            throw new IOException("The database does not answer its owner", refused);
        }
    }

    /** SCRAM proves both sides: a server that does not know our password is not ours (RFC 5802). */
    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(url(OWNER), OWNER, secret("owner.password"));
                Statement statement = connection.createStatement()) {
            return data.toString().equals(one(statement, "show data_directory"))
                    && "on".equals(one(statement, "show fsync"))
                    && "1".equals(one(statement, "select count(*) from pg_database where datname = 'entente'"));
        } catch (SQLException notOurs) {
            LOG.warn("Database on port {} does not answer as ours: {}", port, notOurs.getSQLState());
            return false;
        }
    }

    private static String one(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    private void refuseStrangers() {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw unavailable("Port " + port + " of the database is taken by another program", taken);
        }
    }

    private void stop(String mode) throws IOException, InterruptedException {
        require(pg("pg_ctl", "-D", data.toString(), "-m", mode, "-w", "-t", seconds(), "stop"));
    }

    private PostgresBinaries.Result pg(String... words) throws IOException, InterruptedException {
        return binaries.run(log(), patience.plusSeconds(5), new ArrayList<>(List.of(words)));
    }

    private void require(PostgresBinaries.Result result) throws IOException {
        if (!result.isGood()) {
            throw new IOException(result.program() + " ended with " + result.exit() + ", see " + log());
        }
    }

    private Path log() throws IOException {
        Path log = folder.resolve("postgres.log");
        if (!Files.exists(log)) {
            Files.createFile(log, PosixFilePermissions.asFileAttribute(SECRET));
        }
        return log;
    }

    private String seconds() {
        return Long.toString(Math.max(1, patience.toSeconds()));
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?connectTimeout=5&socketTimeout=30";
    }

    private String secret(String name) {
        try {
            return PasswordFile.readOrMade(folder.resolve(name), random);
        } catch (IOException disk) {
            throw unavailable("The password file of the database cannot be used", disk);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel file =
                FileChannel.open(folder.resolve("node.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = file.tryLock();
            if (lock != null) {
                return file;
            }
        } catch (OverlappingFileLockException sameProcess) {
            LOG.debug("The folder is in use by this process");
        }
        file.close();
        throw new IOException("Another node works in this folder");
    }

    private void unlock() {
        try {
            lockFile.close();
        } catch (IOException disk) {
            LOG.warn("The lock of the database folder could not be given back");
        }
    }

    private static TemporaryFault unavailable(String sentence, Throwable cause) {
        return new TemporaryFault(FailureCode.STORE_UNAVAILABLE, sentence, cause);
    }
}
