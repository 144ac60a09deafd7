package org.entente.store.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.entente.core.message.MessageId;

/** Takes notices out of the basket, each once, inside the transaction of its caller. */
final class Basket {

    private Basket() {}

    static boolean allWaiting(Connection connection, List<Long> numbers) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select number from notice where number = any (?) and taken_by is null order by number for update")) {
            query.setArray(1, connection.createArrayOf("bigint", numbers.toArray()));
            try (var rows = query.executeQuery()) {
                int found = 0;
                while (rows.next()) {
                    found++;
                }
                return found == Set.copyOf(numbers).size();
            }
        }
    }

    static void take(Connection connection, List<Long> numbers, MessageId by) throws SQLException {
        if (numbers.isEmpty()) {
            return;
        }
        try (PreparedStatement update =
                connection.prepareStatement("update notice set taken_by = ? where number = any (?)")) {
            update.setObject(1, by.value());
            update.setArray(2, connection.createArrayOf("bigint", numbers.toArray()));
            update.executeUpdate();
        }
    }
}
