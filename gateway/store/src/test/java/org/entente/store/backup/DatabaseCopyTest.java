package org.entente.store.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entente.store.database.Access;
import org.entente.store.database.OwnPostgres;
import org.entente.store.database.OwnerSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseCopyTest {

    @TempDir
    Path folder = Path.of(".");

    /** Every transaction writes two numbers whose sum is nothing: half of one would show. */
    @Test
    void holdsWholeTransactionsAndAllThatWereDoneBeforeItBegan() throws Exception {
        Path live = folder.resolve("live");
        Path copy = folder.resolve("copy");
        long before;
        try (OwnPostgres server = start(live)) {
            run(server.access(), "create table pair (n bigint)");
            try (Writer writer = new Writer(server.access())) {
                writer.hasWritten.await();
                before = one(server.access(), "select count(*) from pair");
                copy(live, new FileCopies(copy));
            }
        }

        try (OwnPostgres server = start(copy)) {
            assertThat(one(server.access(), "select count(*) from pair")).isGreaterThanOrEqualTo(before);
            assertThat(one(server.access(), "select sum(n) from pair")).isZero();
            assertThat(run(server.access(), "insert into pair values (0)")).isOne();
        }
    }

    private static void copy(Path live, FileCopies copies) throws IOException, SQLException {
        try (Connection owner = OwnerSession.in(live).orElseThrow()) {
            new DatabaseCopy(live.toRealPath().resolve("data"), copies, "data").copy(owner);
        }
        copies.copy(live.resolve("owner.password"), "owner.password");
        copies.copy(live.resolve("user.password"), "user.password");
    }

    /** Writes pairs until it is closed. */
    private static final class Writer implements AutoCloseable {

        private final CountDownLatch hasWritten = new CountDownLatch(20);
        private final AtomicBoolean isClosed = new AtomicBoolean();
        private final CompletableFuture<Void> end;

        private Writer(Access access) {
            this.end = CompletableFuture.runAsync(() -> {
                for (int i = 1; !isClosed.get(); i++) {
                    write(access, i);
                    hasWritten.countDown();
                }
            });
        }

        private static void write(Access access, int number) {
            try {
                run(access, "insert into pair values (" + number + "), (" + -number + ")");
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }

        @Override
        public void close() {
            isClosed.set(true);
            end.join();
        }
    }

    private static OwnPostgres start(Path folder) throws IOException {
        return new OwnPostgres(folder, freePort(), Duration.ofSeconds(60), new SecureRandom());
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static int run(Access access, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
            return Math.max(0, statement.getUpdateCount());
        }
    }

    private static long one(Access access, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
