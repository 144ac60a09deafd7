package org.entente.integration.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.entente.cli.demo.World;

/** The database of a State's node, reached past the node. */
final class Databases {

    private Databases() {}

    static Connection of(World.Place place) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + place.postgresPort() + "/entente";
        return DriverManager.getConnection(
                url, "entente", password(place.folder().resolve("pg")));
    }

    private static String password(Path database) {
        try (var files = Files.walk(database, 2)) {
            Path file = files.filter(one -> one.endsWith("user.password"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
