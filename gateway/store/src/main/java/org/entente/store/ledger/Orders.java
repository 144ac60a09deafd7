package org.entente.store.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.entente.core.content.ContentKey;
import org.entente.core.failure.FailureCode;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Way;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.replay.Replay;
import org.entente.core.replay.ReplayOrder;
import org.entente.core.replay.Replays;

/** Reads orders with their progress, which is nothing but where their messages stand. */
final class Orders {

    private Orders() {}

    /** The orders that {@code which} chooses. */
    static String some(String which) {
        return "select chosen.*, progress.* from (select * from replay " + which + ") as chosen,"
                + " lateral (select count(*) as all_of_them,"
                + " count(*) filter (where " + Standstill.FAILED + " and moved_at <= asked_at) as standing,"
                + " count(*) filter (where " + Standstill.FAILED + " and moved_at > asked_at) as came_back, count(*)"
                + " filter (where stage in ('DELIVERED', 'RECEIPTED',"
                + " 'OFFERED')) as arrived, count(*) filter (where"
                + " stage in ('REFUSED', 'EXPIRED', 'WITHDRAWN')) as"
                + " ended from replay_item as item join message using"
                + " (way, id) where item.number = chosen.number) as"
                + " progress order by number desc";
    }

    static Replay read(ResultSet row, Words words) throws SQLException {
        var order = new ReplayOrder(
                Way.valueOf(row.getString("way")),
                Stage.valueOf(row.getString("stage")),
                Optional.ofNullable(row.getString("code")).map(FailureCode::valueOf),
                Optional.ofNullable(row.getString("partner")).map(StateCode::new),
                Optional.ofNullable(row.getObject("message", UUID.class)).map(MessageId::new));
        return new Replay(
                row.getLong("number"),
                order,
                Replay.Action.valueOf(row.getString("action")),
                reason(row, words),
                row.getString("asked_by"),
                Rows.instant(row, "asked_at"),
                done(row),
                progress(row));
    }

    private static String reason(ResultSet row, Words words) throws SQLException {
        byte[] key = row.getBytes("reason_key");
        return key == null ? "" : words.of(new ContentKey(key)).sentence(row.getBytes("reason"));
    }

    private static Optional<Instant> done(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getObject("done_at", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    private static Replay.Progress progress(ResultSet row) throws SQLException {
        long all = Math.min(row.getLong("all_of_them"), Replays.MOST_IN_ONE);
        long standing = row.getLong("standing");
        long arrived = row.getLong("arrived");
        long ended = row.getLong("ended");
        long cameBack = row.getLong("came_back");
        long onTheirWay = all - standing - arrived - ended - cameBack;
        return new Replay.Progress(all, standing, onTheirWay, arrived, ended, cameBack);
    }
}
