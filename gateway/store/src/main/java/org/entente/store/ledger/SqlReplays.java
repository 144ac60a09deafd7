package org.entente.store.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.core.content.KeyVault;
import org.entente.core.failure.FailureCode;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Way;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.replay.FailedGroup;
import org.entente.core.replay.Replay;
import org.entente.core.replay.ReplayOrder;
import org.entente.core.replay.Replays;
import org.entente.store.database.Database;
import org.jspecify.annotations.Nullable;

/** The book of failed messages in SQL, beside the ledger it reads. */
public final class SqlReplays implements Replays {

    private static final String PARTNER = "case when way = 'OUTBOUND' then receiver_state else sender_state end";
    private static final String OWN_FACTS = "from fact where fact.way = message.way and fact.id = message.id";
    private static final String CAUSE =
            "(select code " + OWN_FACTS + " and code is not null order by seq desc limit 1)";
    private static final String AGAIN = "exists (select 1 " + OWN_FACTS + " and step = 'REPLAYED')";

    private final Database database;
    private final Rows rows;

    /** Takes the vault of the ledger, whose messages it hands out. */
    public SqlReplays(Database database, KeyVault vault) {
        this.database = database;
        this.rows = new Rows(new Words(vault, new java.security.SecureRandom()));
    }

    @Override
    public List<FailedGroup> groups() {
        return all(
                "select way, stage, cause, partner, count(*) as number, count(*) filter (where again) as again,"
                        + " min(moved_at) as oldest, (array_agg(id order by moved_at))[1] as sample"
                        + " from (select way, id, stage, moved_at, " + PARTNER + " as partner, " + CAUSE + " as cause, "
                        + AGAIN + " as again"
                        + " from message where stage in ('HELD', 'BROKEN')) as failed"
                        + " group by way, stage, cause, partner order by number desc",
                row -> new FailedGroup(
                        Way.valueOf(row.getString("way")),
                        Stage.valueOf(row.getString("stage")),
                        code(row.getString("cause")),
                        new StateCode(row.getString("partner")),
                        row.getLong("number"),
                        row.getLong("again"),
                        Rows.instant(row, "oldest"),
                        new MessageId(row.getObject("sample", UUID.class))));
    }

    private static FailureCode code(@Nullable String cause) {
        return cause == null ? FailureCode.BROKEN : FailureCode.valueOf(cause);
    }

    @Override
    public Replay ask(ReplayOrder order, String askedBy, Instant at) {
        return database.durably(connection -> {
            try (PreparedStatement insert =
                            connection.prepareStatement("insert into replay (way, code, partner, message, asked_by,"
                                    + " asked_at) values (?, ?, ?, ?, ?, ?) returning *");
                    ResultSet row = Changes.fill(
                                    insert,
                                    order.way().name(),
                                    order.code().map(Enum::name).orElse(null),
                                    order.partner().map(StateCode::value).orElse(null),
                                    order.message().map(MessageId::value).orElse(null),
                                    askedBy,
                                    Rows.at(at))
                            .executeQuery()) {
                row.next();
                return replay(row);
            }
        });
    }

    @Override
    public List<Replay> list(int most) {
        return all("select * from replay order by number desc limit ?", SqlReplays::replay, most);
    }

    @Override
    public Optional<Replay> next() {
        return all("select * from replay where done_at is null order by number limit 1", SqlReplays::replay).stream()
                .findFirst();
    }

    @Override
    public List<LedgerEntry> standing(Replay replay, int most) {
        ReplayOrder order = replay.order();
        List<Object> values = new ArrayList<>(List.of(order.way().name(), Rows.at(replay.askedAt())));
        StringBuilder sql =
                new StringBuilder("select * from message where stage = 'BROKEN' and way = ? and moved_at <= ?");
        order.message().ifPresent(id -> and(sql, "id = ?", values, id.value()));
        order.code().ifPresent(code -> and(sql, CAUSE + " = ?", values, code.name()));
        order.partner().ifPresent(state -> and(sql, PARTNER + " = ?", values, state.value()));
        values.add(most);
        sql.append(" order by moved_at limit ?");
        return database.quickly(connection -> {
            try (PreparedStatement query = connection.prepareStatement(Rows.withParts(sql.toString()))) {
                return rows.entries(Changes.fill(query, values.toArray()));
            }
        });
    }

    private static void and(StringBuilder sql, String condition, List<Object> values, Object value) {
        sql.append(" and ").append(condition);
        values.add(value);
    }

    @Override
    public void progressed(Replay replay, int moved, Optional<Instant> done) {
        database.durably(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "update replay set moved = moved + ?, done_at = ?::timestamptz where number = ?")) {
                return Changes.fill(update, moved, Rows.at(done), replay.number())
                        .executeUpdate();
            }
        });
    }

    private static Replay replay(ResultSet row) throws SQLException {
        var order = new ReplayOrder(
                Way.valueOf(row.getString("way")),
                Optional.ofNullable(row.getString("code")).map(FailureCode::valueOf),
                Optional.ofNullable(row.getString("partner")).map(StateCode::new),
                Optional.ofNullable(row.getObject("message", UUID.class)).map(MessageId::new));
        return new Replay(
                row.getLong("number"),
                order,
                row.getString("asked_by"),
                Rows.instant(row, "asked_at"),
                row.getLong("moved"),
                Optional.ofNullable(row.getObject("done_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> all(String sql, Row<T> reading, Object... values) {
        return database.quickly((Connection connection) -> {
            try (PreparedStatement query = connection.prepareStatement(sql);
                    ResultSet found = Changes.fill(query, values).executeQuery()) {
                List<T> all = new ArrayList<>();
                while (found.next()) {
                    all.add(reading.read(found));
                }
                return all;
            }
        });
    }
}
