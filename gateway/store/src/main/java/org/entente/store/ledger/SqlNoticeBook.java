package org.entente.store.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.entente.core.content.Digest;
import org.entente.core.evidence.NoticeBook;
import org.entente.store.database.Database;

/** Notices in SQL: of several nodes that look at once, one writes the row. Rows are kept for two years. */
public final class SqlNoticeBook implements NoticeBook {

    private static final Duration KEPT = Duration.ofDays(730);

    private static final String CLAIM = "insert into expiry_notice (what, days_before, at) select ?, ?, ?"
            + " where not exists (select from expiry_notice where what = ? and days_before <= ?)"
            + " on conflict do nothing";

    private final Database database;

    public SqlNoticeBook(Database database) {
        this.database = database;
    }

    @Override
    public boolean claim(Digest what, int daysBefore, Instant now) {
        return database.durably(connection -> {
            forget(connection, now.minus(KEPT));
            try (PreparedStatement insert = connection.prepareStatement(CLAIM)) {
                return Changes.fill(insert, what.hex(), daysBefore, Rows.at(now), what.hex(), daysBefore)
                                .executeUpdate()
                        == 1;
            }
        });
    }

    private static int forget(Connection connection, Instant before) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from expiry_notice where at < ?")) {
            return Changes.fill(delete, Rows.at(before)).executeUpdate();
        }
    }
}
