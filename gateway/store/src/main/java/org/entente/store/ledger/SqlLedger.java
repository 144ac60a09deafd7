package org.entente.store.ledger;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.core.content.Digest;
import org.entente.core.content.KeyVault;
import org.entente.core.content.Locator.Filed;
import org.entente.core.content.Part;
import org.entente.core.failure.StaleBell;
import org.entente.core.ledger.Fact;
import org.entente.core.ledger.Ledger;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.LedgerEntry.AgencyKey;
import org.entente.core.ledger.Move;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Way;
import org.entente.core.message.CaseId;
import org.entente.core.message.Lane;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.store.database.Database;
import org.entente.store.database.Database.Share;
import org.jspecify.annotations.Nullable;

/**
 * The ledger in SQL: every change is one transaction, committed in groups per lane.
 *
 * <p>A change goes with its message's lane; questions and claims go with the lane of who asks, see {@link #in}.
 *
 * <p>It decides nothing, keeps nothing in memory that matters, and takes its time from the clock it is given; the
 * clocks of one State's nodes must agree to well within a lease.
 */
public final class SqlLedger implements Ledger, AutoCloseable {

    private final Database database;
    private final Share share;
    private final String nodeId;
    private final Clock clock;
    private final Words words;
    private final Reading reading;
    private final GroupCommit urgent;
    private final GroupCommit routine;

    /**
     * Gives back what this node held before it was restarted.
     *
     * @param nodeId names this node among those that share the database, the same after a restart; the caller holds
     *     the name, see {@link Pulse}
     * @param vault seals what agencies and partners worded, each under its message's key
     * @param patience how long a change may take to become durable
     */
    public SqlLedger(Database database, String nodeId, KeyVault vault, Clock clock, Duration patience) {
        this.database = database;
        this.share = database.of(Lane.ROUTINE);
        this.nodeId = nodeId;
        this.clock = clock;
        this.words = new Words(vault, new SecureRandom());
        this.reading = new Reading(share, nodeId, words);
        GroupCommit.Limits limits = new GroupCommit.Limits(64, 4096, patience);
        update(
                "update message set leased_by = null, lease_until = null where leased_by = ?"
                        + " and stage not in ('DELIVERED', 'REFUSED', 'EXPIRED', 'WITHDRAWN')",
                nodeId);
        this.urgent = new GroupCommit(database.of(Lane.URGENT), Lane.URGENT.label(), limits);
        this.routine = new GroupCommit(database.of(Lane.ROUTINE), Lane.ROUTINE.label(), limits);
    }

    private SqlLedger(SqlLedger whole, Share share) {
        this.database = whole.database;
        this.share = share;
        this.nodeId = whole.nodeId;
        this.clock = whole.clock;
        this.words = whole.words;
        this.reading = new Reading(share, nodeId, words);
        this.urgent = whole.urgent;
        this.routine = whole.routine;
    }

    /** The same ledger for the rooms of one lane: they ask and claim with that lane's connections alone. */
    public Ledger in(Lane lane) {
        return new SqlLedger(this, database.of(lane));
    }

    @Override
    public Accepted accept(LedgerEntry entry, List<Fact> facts) {
        return acceptNotices(entry, facts, List.of());
    }

    @Override
    public Accepted acceptNotices(LedgerEntry entry, List<Fact> facts, List<Long> noticeNumbers) {
        var beside = new Beside(words.of(entry.key()), entry.parts(), facts, Optional.empty());
        @Nullable Object[] row = Changes.row(entry, words);
        return commitsOf(entry.urgency().lane()).commit(connection -> {
            if (!noticeNumbers.isEmpty() && !Basket.allWaiting(connection, noticeNumbers)) {
                return new Accepted(
                        earlier(connection, entry).orElseThrow(() -> new StaleBell("The notices were taken")), false);
            }
            if (!beside.write(connection, Changes.INSERT, row)) {
                return new Accepted(earlier(connection, entry).orElseThrow(SqlLedger::vanished), false);
            }
            Basket.take(connection, noticeNumbers, entry.id());
            return new Accepted(entry, true);
        });
    }

    @Override
    public Optional<LedgerEntry> find(Way way, MessageId id) {
        return share.quickly(connection -> reading.byId(connection, way, id));
    }

    @Override
    public Optional<LedgerEntry> claim(Way way, MessageId id, Set<Stage> stages, Duration lease) {
        Instant now = clock.instant();
        return share.quickly(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    Rows.withParts("update message set leased_by = ?, lease_until = ?, attempts = attempts + 1"
                            + " where way = ? and id = ? and stage = any (?)"
                            + " and " + Reading.FREE
                            + " and (stage <> 'WAITING' or next_try is null or next_try <= ?) returning *"))) {
                Changes.fill(update, nodeId, Rows.at(now.plus(lease)), way.name(), id.value());
                update.setArray(5, Reading.stages(connection, stages));
                update.setObject(6, Rows.at(now));
                update.setString(7, nodeId);
                update.setObject(8, Rows.at(now));
                return reading.rows().first(update);
            }
        });
    }

    @Override
    public List<LedgerEntry> claimExpired(Set<Stage> stages, Instant now, Duration lease, int limit) {
        return share.quickly(connection -> {
            try (PreparedStatement update = connection.prepareStatement(Rows.withParts(
                    "update message set leased_by = ?, lease_until = ?, attempts = attempts + 1 where (way, id) in ("
                            + "select way, id from message where way = 'OUTBOUND' and stage = any (?)"
                            + " and stage not in ('DELIVERED', 'REFUSED', 'EXPIRED', 'WITHDRAWN')"
                            + " and expires_at <= ? and " + Reading.FREE
                            + " order by expires_at limit ? for update skip locked) returning *"))) {
                Changes.fill(update, nodeId, Rows.at(now.plus(lease)));
                update.setArray(3, Reading.stages(connection, stages));
                update.setObject(4, Rows.at(now));
                update.setObject(5, Rows.at(now));
                update.setString(6, nodeId);
                update.setInt(7, limit);
                return reading.rows().entries(update);
            }
        });
    }

    @Override
    public Set<Filed> namedAmong(Collection<Filed> files) {
        return reading.namedAmong(files);
    }

    @Override
    public void release(Way way, MessageId id) {
        share.quickly(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("update message set leased_by = null, lease_until = null"
                            + " where way = ? and id = ? and leased_by = ?")) {
                return Changes.fill(update, way.name(), id.value(), nodeId).executeUpdate();
            }
        });
    }

    @Override
    public LedgerEntry move(Move move) {
        var beside = new Beside(words.of(move.entry().key()), move.parts(), move.facts(), move.notice());
        Instant now = clock.instant();
        return commitsOf(move.entry().urgency().lane()).commit(connection -> {
            if (!beside.write(connection, Changes.MOVE, Changes.move(move, now, nodeId))) {
                throw new StaleBell("The message " + move.id() + " no longer stands at " + move.from());
            }
            return move.result(now);
        });
    }

    @Override
    public void attach(LedgerEntry entry, List<Part> parts) {
        var beside = new Beside(words.of(entry.key()), parts, List.of(), Optional.empty());
        commitsOf(entry.urgency().lane()).commit(connection -> {
            if (!beside.write(
                    connection, Changes.NONE, entry.way().name(), entry.id().value())) {
                throw new StaleBell("No message " + entry.id() + " to attach to");
            }
            return true;
        });
    }

    @Override
    public List<MessageId> answersTo(MessageId id) {
        return reading.answersTo(id);
    }

    @Override
    public List<LedgerEntry> ofCase(CaseId conversation, int limit) {
        return reading.ofCase(conversation, limit);
    }

    @Override
    public List<LedgerEntry> broughtIn(Set<Digest> attachments, int limit) {
        return reading.broughtIn(attachments, limit);
    }

    @Override
    public List<Fact> timeline(Way way, MessageId id) {
        return reading.timeline(way, id);
    }

    @Override
    public List<LedgerEntry> standing(Set<Stage> stages, Instant before, int limit) {
        return reading.standing(stages, before, clock.instant(), limit);
    }

    @Override
    public List<NumberedNotice> notices(StateCode partner, int limit) {
        return reading.notices(partner, limit);
    }

    @Override
    public List<StateCode> partnersWithNotices() {
        return reading.partnersWithNotices();
    }

    @Override
    public List<LedgerEntry> list(Query query) {
        return reading.list(query);
    }

    @Override
    public Map<Stage, Long> counts() {
        return reading.counts();
    }

    /** Finishes the commits under way; what still waits is told that the node is stopping. */
    @Override
    public void close() {
        urgent.close();
        routine.close();
    }

    private GroupCommit commitsOf(Lane lane) {
        return switch (lane) {
            case URGENT -> urgent;
            case ROUTINE -> routine;
        };
    }

    private Optional<LedgerEntry> earlier(Connection connection, LedgerEntry entry) throws SQLException {
        Optional<LedgerEntry> sameId = reading.byId(connection, entry.way(), entry.id());
        Optional<AgencyKey> key = entry.agencyKey();
        if (sameId.isPresent() || key.isEmpty()) {
            return sameId;
        }
        return reading.byAgencyKey(connection, entry.sender(), key.get().key());
    }

    private int update(String sql, Object... values) {
        return share.durably(connection -> {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                return Changes.fill(update, Arrays.copyOf(values, values.length))
                        .executeUpdate();
            }
        });
    }

    private static IllegalStateException vanished() {
        return new IllegalStateException("A row of the ledger vanished");
    }
}
