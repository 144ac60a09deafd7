package org.entente.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.entente.core.failure.TemporaryFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnPostgresTest {

    @TempDir
    Path folder;

    @Test
    void keepsItsDataOverARestart() throws SQLException {
        int port = OneDatabase.freePort();
        try (OwnPostgres first = start(folder, port)) {
            run(first.access(), "create table kept (n integer)");
        }

        try (OwnPostgres second = start(folder, port)) {

            assertThat(run(second.access(), "insert into kept values (1)")).isEqualTo(1);
            assertThat(second.isAdopted()).isFalse();
        }
    }

    @Test
    void adoptsTheServerThatOutlivedAKilledNode() throws IOException, InterruptedException, SQLException {
        int port = OneDatabase.freePort();
        Process node = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        NodeThatDies.class.getName(),
                        folder.toString(),
                        Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader words = node.inputReader()) {
            assertThat(words.lines().filter(line -> line.startsWith("started")).findFirst())
                    .contains("started false");
        }
        node.destroyForcibly();
        assertThat(node.waitFor(10, TimeUnit.SECONDS)).isTrue();

        try (OwnPostgres server = start(folder, port)) {

            assertThat(server.isAdopted()).isTrue();
            assertThat(run(server.access(), "create table after (n integer)")).isZero();
        }
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    }

    /** As the server does itself when an fsync fails: one of its processes panics, and nothing starts it again. */
    @Test
    void tellsWhenTheServerEndsByItself() throws Exception {
        var end = new CompletableFuture<Boolean>();
        try (OwnPostgres server = start(folder, OneDatabase.freePort())) {
            server.whenItEndsByItself(() -> end.complete(true));
            long backend = one(server.access(), "select pg_backend_pid()");

            ProcessHandle.of(backend).orElseThrow().destroyForcibly();

            assertThat(end.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void tellsNothingWhenItIsStopped() throws Exception {
        var end = new CompletableFuture<Boolean>();
        OwnPostgres server = start(folder, OneDatabase.freePort());
        server.whenItEndsByItself(() -> end.complete(true));

        server.close();

        assertThatThrownBy(() -> end.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
    }

    @Test
    void leavesAStrangerOnItsPortAlone() throws IOException {
        try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = stranger.getLocalPort();

            assertThatThrownBy(() -> start(folder, port))
                    .isInstanceOf(TemporaryFault.class)
                    .hasMessageContaining("Port " + port);
            assertThat(stranger.isClosed()).isFalse();
        }
    }

    @Test
    void refusesAFolderInWhichAnotherNodeWorks() {
        Path taken = Path.of("target", "one-database-" + ProcessHandle.current().pid());
        OneDatabase.connected();

        assertThatThrownBy(() -> start(taken, OneDatabase.freePort())).isInstanceOf(TemporaryFault.class);
    }

    @Test
    void showsItsSecretsToNobody() throws IOException, SQLException {
        Access access = OneDatabase.server().access();
        Path home = Path.of("target", "one-database-" + ProcessHandle.current().pid());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("user.password"))))
                .isEqualTo("rw-------");
        assertThat(access.toString()).doesNotContain(access.password());
        assertThatThrownBy(() -> run(new Access(access.url(), access.user(), "guess"), "select 1"))
                .isInstanceOf(SQLException.class);
    }

    private static OwnPostgres start(Path folder, int port) {
        return new OwnPostgres(folder, port, Duration.ofSeconds(60), new SecureRandom());
    }

    /** Leaves its connection open: the backend behind it is what the caller asks for. */
    private static long one(Access access, String sql) throws SQLException {
        Connection connection = DriverManager.getConnection(access.url(), access.user(), access.password());
        try (var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static int run(Access access, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
            return Math.max(0, statement.getUpdateCount());
        }
    }
}
