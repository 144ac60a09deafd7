package org.entente.store.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.entente.core.arrival.OwedReceipts;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.store.database.Database;

/** Owed receipts in SQL: a row for each; two nodes that ask at once get different ones. */
public final class SqlOwedReceipts implements OwedReceipts {

    private final Database database;

    public SqlOwedReceipts(Database database) {
        this.database = database;
    }

    @Override
    public void owe(StateCode partner, MessageId inbound, Instant now) {
        database.durably(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into owed_receipt (id, partner, due) values (?, ?, ?)"
                            + " on conflict (id) do update set due = excluded.due, attempts = 0")) {
                return Changes.fill(insert, inbound.value(), partner.value(), Rows.at(now))
                        .executeUpdate();
            }
        });
    }

    @Override
    public List<Owed> claim(StateCode partner, Instant now, Duration lease, int limit) {
        return database.quickly(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("update owed_receipt set due = ?, attempts = attempts + 1 where id in"
                            + " (select id from owed_receipt where partner = ? and due <= ? order by due limit ?"
                            + " for update skip locked) returning id, attempts")) {
                Changes.fill(update, Rows.at(now.plus(lease)), partner.value(), Rows.at(now), limit);
                try (ResultSet rows = update.executeQuery()) {
                    List<Owed> claimed = new ArrayList<>();
                    while (rows.next()) {
                        claimed.add(new Owed(new MessageId(rows.getObject("id", UUID.class)), rows.getInt("attempts")));
                    }
                    return claimed;
                }
            }
        });
    }

    /** What is lost with the power of the machine is carried once more, which does no harm. */
    @Override
    public void settle(MessageId inbound) {
        database.quickly(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("delete from owed_receipt where id = ?")) {
                return Changes.fill(delete, inbound.value()).executeUpdate();
            }
        });
    }

    @Override
    public void postpone(MessageId inbound, Instant due) {
        database.quickly(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("update owed_receipt set due = ? where id = ?")) {
                return Changes.fill(update, Rows.at(due), inbound.value()).executeUpdate();
            }
        });
    }
}
