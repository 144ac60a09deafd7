package org.entente.store.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.core.content.ContentKey;
import org.entente.core.content.Digest;
import org.entente.core.content.Locator.Filed;
import org.entente.core.failure.FailureCode;
import org.entente.core.ledger.Fact;
import org.entente.core.ledger.Ledger.NumberedNotice;
import org.entente.core.ledger.Ledger.Query;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Notice;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Step;
import org.entente.core.ledger.Way;
import org.entente.core.message.CaseId;
import org.entente.core.message.Desk;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.store.database.Database.Share;

/** The questions to the ledger; none of them changes anything. */
final class Reading {

    /** Nobody holds it: never claimed, its lease over, or its holder among the other nodes silent. Takes now, node. */
    static final String FREE = "(lease_until is null or lease_until <= ? or leased_by <> ?"
            + " and leased_by in (select name from node where good_until < clock_timestamp()))";

    private final Share share;
    private final String nodeId;
    private final Words words;
    private final Rows rows;

    Reading(Share share, String nodeId, Words words) {
        this.share = share;
        this.nodeId = nodeId;
        this.words = words;
        this.rows = new Rows(words);
    }

    Rows rows() {
        return rows;
    }

    Optional<LedgerEntry> byId(Connection connection, Way way, MessageId id) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(Rows.withParts("select * from message where way = ? and id = ?"))) {
            return rows.first(Changes.fill(query, way.name(), id.value()));
        }
    }

    Optional<LedgerEntry> byAgencyKey(Connection connection, Desk agency, String key) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(Rows.withParts("select * from message where agency_mark = ?"))) {
            query.setBytes(1, words.mark(agency, key));
            return rows.first(query);
        }
    }

    List<Fact> timeline(Way way, MessageId id) {
        return all(
                "select at, step, code, detail, content_key from fact join message using (way, id)"
                        + " where way = ? and id = ? order by seq",
                row -> new Fact(
                        Rows.instant(row, "at"),
                        Step.valueOf(row.getString("step")),
                        Optional.ofNullable(row.getString("code")).map(FailureCode::valueOf),
                        sentence(row, "detail")),
                way.name(),
                id.value());
    }

    /** Urgent lane first, then whoever stands longest. */
    List<LedgerEntry> standing(Set<Stage> stages, Instant before, Instant now, int limit) {
        return share.quickly(connection -> {
            // The names of the final stages stand here again so that the planner can use the partial index.
            try (PreparedStatement query =
                    connection.prepareStatement(Rows.withoutContent("select * from message where stage = any (?)"
                            + " and stage not in ('DELIVERED', 'REFUSED', 'EXPIRED', 'WITHDRAWN')"
                            + " and " + FREE
                            + " and case when stage = 'WAITING' and next_try is not null then next_try <= ?"
                            + " else moved_at < ? end"
                            + " order by urgency not in ('FLASH', 'URGENT'), moved_at limit ?"))) {
                query.setArray(1, stages(connection, stages));
                query.setObject(2, Rows.at(now));
                query.setString(3, nodeId);
                query.setObject(4, Rows.at(now));
                query.setObject(5, Rows.at(before));
                query.setInt(6, limit);
                return rows.entries(query);
            }
        });
    }

    List<NumberedNotice> notices(StateCode partner, int limit) {
        return all(
                "select notice.*, content_key from notice join message on message.way = notice.way and id = message"
                        + " where to_state = ? and taken_by is null order by number limit ?",
                row -> new NumberedNotice(
                        row.getLong("number"),
                        new Notice(
                                partner,
                                new MessageId(row.getObject("message", UUID.class)),
                                Notice.Outcome.valueOf(row.getString("outcome")),
                                Rows.instant(row, "at"),
                                row.getString("code"),
                                sentence(row, "explanation"))),
                partner.value(),
                limit);
    }

    List<MessageId> answersTo(MessageId id) {
        return all(
                "select answer.id from message answer join message asked on asked.id = answer.in_reply_to"
                        + " and asked.way <> answer.way and asked.own_desk = answer.own_desk"
                        + " and asked.sender_state = answer.receiver_state"
                        + " and asked.receiver_state = answer.sender_state"
                        + " where answer.in_reply_to = ? order by answer.created_at, answer.id limit 100",
                row -> new MessageId(row.getObject("id", UUID.class)),
                id.value());
    }

    List<LedgerEntry> ofCase(CaseId conversation, int limit) {
        return share.quickly(connection -> {
            String sql = "select * from message where conversation = ? order by created_at, id, way limit ?";
            try (PreparedStatement query = connection.prepareStatement(Rows.withParts(sql))) {
                return rows.entries(Changes.fill(query, conversation.value(), limit));
            }
        });
    }

    List<LedgerEntry> broughtIn(Set<Digest> attachments, int limit) {
        return share.quickly(connection -> {
            String sql = "select * from message where way = 'INBOUND' and id in (select part.id from part"
                    + " where part.way = 'INBOUND' and role = 'ATTACHMENT' and digest = any (?))"
                    + " order by created_at, id limit ?";
            try (PreparedStatement query = connection.prepareStatement(Rows.withParts(sql))) {
                query.setArray(
                        1,
                        connection.createArrayOf(
                                "text", attachments.stream().map(Digest::hex).toArray()));
                query.setInt(2, limit);
                return rows.entries(query);
            }
        });
    }

    List<StateCode> partnersWithNotices() {
        return all(
                "select distinct to_state from notice where taken_by is null order by to_state",
                row -> new StateCode(row.getString("to_state")));
    }

    List<LedgerEntry> list(Query wanted) {
        StringBuilder sql = new StringBuilder("select * from message where true");
        List<Object> values = new ArrayList<>();
        wanted.way().ifPresent(way -> {
            sql.append(" and way = ?");
            values.add(way.name());
        });
        wanted.ownDesk().ifPresent(desk -> {
            sql.append(" and own_desk = ?");
            values.add(desk.state().value() + "/" + desk.authority().name());
        });
        wanted.after().ifPresent(last -> {
            sql.append(" and (created_at, id) < (select created_at, id from message where id = ?"
                    + " order by created_at limit 1)");
            values.add(last.value());
        });
        return share.quickly(connection -> {
            if (wanted.stages().size() == 1) { // in the order of an index, whatever the number of messages
                sql.append(" and stage = ?");
                values.add(wanted.stages().iterator().next().name());
            } else if (!wanted.stages().isEmpty()) {
                sql.append(" and stage = any (?)");
                values.add(stages(connection, wanted.stages()));
            }
            sql.append(" order by created_at desc, id desc limit ?");
            values.add(wanted.limit());
            try (PreparedStatement query = connection.prepareStatement(Rows.withoutContent(sql.toString()))) {
                return rows.entries(Changes.fill(query, values.toArray()));
            }
        });
    }

    Set<Filed> namedAmong(Collection<Filed> files) {
        return share.quickly(connection -> {
            Set<Filed> named = new HashSet<>();
            try (PreparedStatement query = connection.prepareStatement("select file from part where file = any (?)")) {
                query.setArray(
                        1,
                        connection.createArrayOf(
                                "uuid", files.stream().map(Filed::file).toArray()));
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        named.add(new Filed(rows.getObject("file", UUID.class)));
                    }
                }
            }
            return named;
        });
    }

    Map<Stage, Long> counts() {
        return share.quickly(connection -> {
            Map<Stage, Long> counts = new EnumMap<>(Stage.class);
            for (Stage stage : Stage.values()) {
                counts.put(stage, 0L);
            }
            try (PreparedStatement query =
                            connection.prepareStatement("select stage, count(*) from message group by stage");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    counts.put(Stage.valueOf(rows.getString(1)), rows.getLong(2));
                }
            }
            return counts;
        });
    }

    static Array stages(Connection connection, Collection<Stage> stages) throws SQLException {
        return connection.createArrayOf("text", stages.stream().map(Stage::name).toArray());
    }

    private String sentence(ResultSet row, String column) throws SQLException {
        return words.of(new ContentKey(row.getBytes("content_key"))).sentence(row.getBytes(column));
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> all(String sql, Row<T> row, Object... values) {
        return share.quickly(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql);
                    ResultSet rows = Changes.fill(query, values).executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(row.read(rows));
                }
                return found;
            }
        });
    }
}
