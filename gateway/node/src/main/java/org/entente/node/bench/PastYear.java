package org.entente.node.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entente.core.ledger.Way;
import org.entente.store.bench.PastMessages;
import org.entente.store.database.Access;
import org.entente.store.database.Database;

/** Puts the messages of a past year into the own database of a running State, for measurements only. */
public final class PastYear {

    private PastYear() {}

    /** A State's home, the port of its database, and both States' codes. */
    public record Place(Path home, int port, String own, String partner) {}

    /** Brings the ledger up to so many messages on one way. */
    public static void fill(Place place, Way way, long wanted) {
        try {
            String password = Files.readString(place.home().resolve("pg").resolve("user.password"))
                    .strip();
            var access = new Access("jdbc:postgresql://127.0.0.1:" + place.port() + "/entente", "entente", password);
            try (var database = new Database(access, Database.Limits.usual())) {
                new PastMessages(database, way, place.own(), place.partner()).fillUpTo(wanted);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The State's database has no password file", unreadable);
        }
    }
}
