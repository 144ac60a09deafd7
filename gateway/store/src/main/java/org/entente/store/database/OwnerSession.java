package org.entente.store.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/** A session of the owner on the embedded server of a folder, for who may read its password file. */
public final class OwnerSession {

    private OwnerSession() {}

    /** Empty when no server works there. */
    public static Optional<Connection> in(Path folder) throws IOException, SQLException {
        Optional<Postmaster> server = Postmaster.aliveIn(folder.toRealPath().resolve("data"));
        if (server.isEmpty()) {
            return Optional.empty();
        }
        String url = "jdbc:postgresql://127.0.0.1:" + server.get().port() + "/postgres?connectTimeout=5";
        String password = Files.readString(folder.resolve("owner.password")).strip();
        return Optional.of(DriverManager.getConnection(url, "postgres", password));
    }
}
