package org.entente.store.ledger;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.core.content.ContentKey;
import org.entente.core.content.KeyVault;
import org.entente.core.failure.FailureCode;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Way;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.replay.Failed;
import org.entente.core.replay.FailedGroup;
import org.entente.core.replay.GroupName;
import org.entente.core.replay.Replay;
import org.entente.core.replay.Replay.Action;
import org.entente.core.replay.ReplayOrder;
import org.entente.core.replay.Replays;
import org.entente.store.database.Database;
import org.jspecify.annotations.Nullable;

/** The book of failed messages in SQL, beside the ledger it reads. */
public final class SqlReplays implements Replays {

    private final Database database;
    private final KeyVault vault;
    private final Words words;
    private final Rows rows;

    /** Takes the vault of the ledger, whose messages it hands out; it also seals the words of operators. */
    public SqlReplays(Database database, KeyVault vault) {
        this.database = database;
        this.vault = vault;
        this.words = new Words(vault, new SecureRandom());
        this.rows = new Rows(words);
    }

    @Override
    public List<FailedGroup> groups() {
        return all(
                Standstill.GROUPS,
                row -> new FailedGroup(
                        new GroupName(
                                Way.valueOf(row.getString("way")),
                                Stage.valueOf(row.getString("stage")),
                                new StateCode(row.getString("partner")),
                                code(row.getString("cause"))),
                        row.getLong("number"),
                        row.getLong("again"),
                        Rows.instant(row, "oldest"),
                        new MessageId(row.getObject("sample", UUID.class))));
    }

    private static FailureCode code(@Nullable String cause) {
        return cause == null ? FailureCode.BROKEN : FailureCode.valueOf(cause);
    }

    @Override
    public List<Failed> members(GroupName group, int most) {
        Standstill found = Standstill.of(group.again());
        return failed(found.oldest(Standstill.SEEN, most));
    }

    @Override
    public Preview preview(ReplayOrder order, Instant at) {
        Standstill found = Standstill.of(order).before(at);
        long count =
                all(found.count(), row -> row.getLong("number"), found.values()).getFirst();
        return new Preview(Math.min(count, MOST_IN_ONE), failed(found.oldest(Standstill.SEEN, 10)));
    }

    private List<Failed> failed(Standstill.Query query) {
        return all(
                query.sql(),
                row -> new Failed(
                        new MessageId(row.getObject("id", UUID.class)),
                        Rows.instant(row, "moved_at"),
                        row.getLong("again"),
                        words.of(new ContentKey(row.getBytes("content_key"))).sentence(row.getBytes("why"))),
                query.values());
    }

    @Override
    public Replay ask(ReplayOrder order, Action action, String reason, String askedBy, Instant at) {
        ContentKey key = vault.newKey();
        byte @Nullable [] sealed = words.of(key).sentence(reason);
        Standstill found = Standstill.of(order).before(at);
        return database.durably(connection -> {
            long number = insert(connection, order, new Asked(action, askedBy, at, key, sealed));
            Standstill.Query items = found.oldest("way, id", MOST_IN_ONE);
            String sql = "insert into replay_item (number, way, id) select " + number + ", way, id from (" + items.sql()
                    + ") as taken";
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                long all = Changes.fill(insert, items.values()).executeUpdate();
                Optional<Instant> never = Optional.empty();
                return new Replay(number, order, action, reason, askedBy, at, never, Replay.Progress.untouched(all));
            }
        });
    }

    /** Who asked for what, when and why; the reason is sealed under the key. */
    private record Asked(Action action, String by, Instant at, ContentKey key, byte @Nullable [] reason) {}

    private static long insert(Connection connection, ReplayOrder order, Asked asked) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into replay (way, stage, code, partner,"
                        + " message, action, reason_key, reason, asked_by, asked_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning number");
                ResultSet row = Changes.fill(
                                insert,
                                order.way().name(),
                                order.stage().name(),
                                order.code().map(Enum::name).orElse(null),
                                order.partner().map(StateCode::value).orElse(null),
                                order.message().map(MessageId::value).orElse(null),
                                asked.action().name(),
                                asked.key().wrapped(),
                                asked.reason(),
                                asked.by(),
                                Rows.at(asked.at()))
                        .executeQuery()) {
            row.next();
            return row.getLong("number");
        }
    }

    @Override
    public List<Replay> list(int most) {
        return all(Orders.some("order by number desc limit ?"), this::replay, most);
    }

    @Override
    public Optional<Replay> find(long number) {
        return all(Orders.some("where number = ?"), this::replay, number).stream()
                .findFirst();
    }

    @Override
    public Optional<Replay> next() {
        return all(Orders.some("where done_at is null order by number limit 1"), this::replay).stream()
                .findFirst();
    }

    private Replay replay(ResultSet row) throws SQLException {
        return Orders.read(row, words);
    }

    @Override
    public List<LedgerEntry> standing(Replay replay, int most) {
        String sql = "select message.* from replay_item as item join message using (way, id) where item.number = ?"
                + " and " + Standstill.FAILED + " and moved_at <= ? order by moved_at limit ?";
        return database.quickly(connection -> {
            try (PreparedStatement query = connection.prepareStatement(Rows.withParts(sql))) {
                return rows.entries(Changes.fill(query, replay.number(), Rows.at(replay.askedAt()), most));
            }
        });
    }

    @Override
    public void done(Replay replay, Instant at) {
        database.durably(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("update replay set done_at = ? where number = ? and done_at is null")) {
                return Changes.fill(update, Rows.at(at), replay.number()).executeUpdate();
            }
        });
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
