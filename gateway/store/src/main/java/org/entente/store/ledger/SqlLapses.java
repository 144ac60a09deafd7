package org.entente.store.ledger;

import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import org.entente.core.failure.FailureCode;
import org.entente.core.journal.Lapses;
import org.entente.core.ledger.Step;
import org.entente.store.database.Database;

/** Warns in one statement: of two nodes that look at once, each finds others. */
public final class SqlLapses implements Lapses {

    private static final String WARN = "with due as (select way, id from message where way = 'OUTBOUND'"
            + " and stage in ('SUBMITTED', 'CLEARED', 'WAITING', 'RECEIPTED', 'HELD', 'BROKEN')"
            + " and stage not in ('DELIVERED', 'REFUSED', 'EXPIRED', 'WITHDRAWN')" // names the index of open messages
            + " and warned_at is null and expires_at > ? and expires_at <= ?"
            + " and expires_at - least(? * interval '1 second', (expires_at - created_at) / 4) <= ?"
            + " order by expires_at limit ? for update skip locked),"
            + " warned as (update message set warned_at = ?, moved_at = ? from due"
            + " where message.way = due.way and message.id = due.id returning message.way, message.id)"
            + " insert into fact (way, id, at, step, code) select way, id, ?, ?, ? from warned";

    private final Database database;

    public SqlLapses(Database database) {
        this.database = database;
    }

    @Override
    public int warn(Instant now, Duration lead, int most) {
        return database.durably(connection -> {
            try (PreparedStatement update = connection.prepareStatement(WARN)) {
                return Changes.fill(
                                update,
                                Rows.at(now),
                                Rows.at(now.plus(lead)),
                                lead.toSeconds(),
                                Rows.at(now),
                                most,
                                Rows.at(now),
                                Rows.at(now),
                                Rows.at(now),
                                Step.EXPIRING.name(),
                                FailureCode.EXPIRES_SOON.name())
                        .executeUpdate();
            }
        });
    }
}
