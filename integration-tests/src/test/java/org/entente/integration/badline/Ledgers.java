package org.entente.integration.badline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.entente.cli.demo.World;

/** What both States' ledgers say in the end, asked of their databases directly and not of the product. */
record Ledgers(World.Place sender, World.Place receiver) {

    private static final String RECEIPTED_ONCE = """
        select count(*) from message m where m.way = 'OUTBOUND'
          and (select count(*) from part p where p.way = m.way and p.id = m.id and p.role = 'RECEIPT') = 1
          and (select count(*) from fact f where f.way = m.way and f.id = m.id and f.step = 'AT_THEIR_GATEWAY') = 1
        """;
    private static final String ARRIVED_ONCE = """
        select count(*) from message m where m.way = 'INBOUND'
          and (select count(*) from part p where p.way = m.way and p.id = m.id and p.role = 'RECEIPT') = 1
          and (select count(*) from fact f where f.way = m.way and f.id = m.id and f.step = 'AT_THEIR_GATEWAY') = 1
        """;

    /** Messages that were sent and have no receipt yet. */
    long waiting() {
        return number(
                sender,
                "select count(*) from message where way = 'OUTBOUND' and stage in ('SUBMITTED', 'CLEARED', 'WAITING')");
    }

    long sent() {
        return number(sender, "select count(*) from message where way = 'OUTBOUND'");
    }

    long arrived() {
        return number(receiver, "select count(*) from message where way = 'INBOUND'");
    }

    /** Sent messages with exactly one receipt and one fact that says so. */
    long receiptedOnce() {
        return number(sender, RECEIPTED_ONCE);
    }

    /** Arrived messages of which one receipt was made. */
    long arrivedOnce() {
        return number(receiver, ARRIVED_ONCE);
    }

    /** How often sending was put off, over all messages. */
    long putOff() {
        return number(sender, "select count(*) from fact where way = 'OUTBOUND' and step = 'WAITING'");
    }

    Map<String, Long> stages() {
        Map<String, Long> stages = new TreeMap<>();
        query(sender, "select stage, count(*) from message where way = 'OUTBOUND' group by stage", row -> {
            while (row.next()) {
                stages.put(row.getString(1), row.getLong(2));
            }
        });
        return stages;
    }

    @FunctionalInterface
    private interface Reader {
        void read(ResultSet rows) throws SQLException;
    }

    private static long number(World.Place place, String sql) {
        long[] number = new long[1];
        query(place, sql, rows -> {
            rows.next();
            number[0] = rows.getLong(1);
        });
        return number[0];
    }

    private static void query(World.Place place, String sql, Reader reader) {
        Path folder = place.folder().resolve("pg");
        String url =
                "jdbc:postgresql://127.0.0.1:" + place.postgresPort() + "/entente?connectTimeout=5&socketTimeout=120";
        try (Connection connection = DriverManager.getConnection(
                        url,
                        "entente",
                        Files.readString(folder.resolve("user.password")).strip());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            reader.read(rows);
        } catch (SQLException refused) {
            throw new IllegalStateException("The ledger of " + place.state().name() + " does not answer", refused);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
