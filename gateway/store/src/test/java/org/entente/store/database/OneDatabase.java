package org.entente.store.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;

/** The one database server of a test run; each test class works on messages of its own. */
public final class OneDatabase {

    private static final OwnPostgres SERVER = start();
    private static final Database DATABASE = new Database(SERVER.access(), Database.Limits.usual());

    private OneDatabase() {}

    public static Database connected() {
        return DATABASE;
    }

    public static Access access() {
        return SERVER.access();
    }

    static OwnPostgres server() {
        return SERVER;
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private static OwnPostgres start() {
        OwnPostgres server = new OwnPostgres(
                Path.of("target", "one-database-" + ProcessHandle.current().pid()),
                freePort(),
                Duration.ofSeconds(60),
                new SecureRandom());
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
    }
}
