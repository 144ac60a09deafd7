package org.entente.store.ledger;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
import org.entente.core.content.ContentKey;
import org.entente.core.content.KeyVault;
import org.entente.core.content.Locator.Filed;
import org.entente.core.content.Part;
import org.entente.core.failure.StaleBell;
import org.entente.core.ledger.Clearance;
import org.entente.core.ledger.Fact;
import org.entente.core.ledger.Ledger;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.LedgerEntry.AgencyKey;
import org.entente.core.ledger.Move;
import org.entente.core.ledger.Retrying;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Way;
import org.entente.core.message.Lane;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.store.database.Database;
import org.entente.store.ledger.Inserts.Owner;
import org.jspecify.annotations.Nullable;

/**
 * The ledger in SQL: every change is one transaction, committed in groups per lane.
 *
 * <p>It decides nothing, keeps nothing in memory that matters, and takes its time from the clock it is given; the
 * clocks of one State's nodes must agree to well within a lease.
 */
public final class SqlLedger implements Ledger, AutoCloseable {

    private final Database database;
    private final String nodeId;
    private final Clock clock;
    private final Words words;
    private final Reading reading;
    private final GroupCommit urgent;
    private final GroupCommit routine;
    private final LanesInWork lanes;

    /**
     * Gives back what this node held before it was restarted.
     *
     * @param nodeId names this node among those that share the database, the same after a restart
     * @param vault seals what agencies and partners worded, each under its message's key
     * @param patience how long a change may take to become durable
     */
    public SqlLedger(Database database, String nodeId, KeyVault vault, Clock clock, Duration patience) {
        this.database = database;
        this.nodeId = nodeId;
        this.clock = clock;
        this.words = new Words(vault, new SecureRandom());
        this.reading = new Reading(database, words);
        GroupCommit.Limits limits = new GroupCommit.Limits(64, 4096, patience);
        this.lanes = new LanesInWork(10_000);
        update("update message set leased_by = null, lease_until = null where leased_by = ?", nodeId);
        this.urgent = new GroupCommit(database, Lane.URGENT.label(), limits);
        this.routine = new GroupCommit(database, Lane.ROUTINE.label(), limits);
    }

    @Override
    public Accepted accept(LedgerEntry entry, List<Fact> facts) {
        return acceptNotices(entry, facts, List.of());
    }

    @Override
    public Accepted acceptNotices(LedgerEntry entry, List<Fact> facts, List<Long> noticeNumbers) {
        return commitsOf(entry.urgency().lane()).commit(connection -> {
            if (!noticeNumbers.isEmpty() && !Basket.allWaiting(connection, noticeNumbers)) {
                return new Accepted(
                        earlier(connection, entry).orElseThrow(() -> new StaleBell("The notices were taken")), false);
            }
            if (!Inserts.message(connection, entry, words)) {
                return new Accepted(earlier(connection, entry).orElseThrow(SqlLedger::vanished), false);
            }
            Owner owner = new Owner(entry.way(), entry.id(), words.of(entry.key()));
            Inserts.parts(connection, owner, entry.parts());
            Inserts.facts(connection, owner, facts);
            Basket.take(connection, noticeNumbers, entry.id());
            return new Accepted(entry, true);
        });
    }

    @Override
    public Optional<LedgerEntry> find(Way way, MessageId id) {
        return database.quickly(connection -> reading.byId(connection, way, id));
    }

    @Override
    public Optional<LedgerEntry> claim(Way way, MessageId id, Set<Stage> stages, Duration lease) {
        Instant now = clock.instant();
        Optional<LedgerEntry> claimed = database.quickly(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "update message set leased_by = ?, lease_until = ?, attempts = attempts + 1"
                            + " where way = ? and id = ? and stage = any (?)"
                            + " and (lease_until is null or lease_until <= ?)"
                            + " and (stage <> 'WAITING' or next_try is null or next_try <= ?) returning *")) {
                Inserts.fill(update, nodeId, Rows.at(now.plus(lease)), way.name(), id.value());
                update.setArray(5, Reading.stages(connection, stages));
                update.setObject(6, Rows.at(now));
                update.setObject(7, Rows.at(now));
                return reading.rows().first(update);
            }
        });
        claimed.ifPresent(entry -> lanes.remember(entry));
        return claimed;
    }

    @Override
    public List<LedgerEntry> claimExpired(Set<Stage> stages, Instant now, Duration lease, int limit) {
        List<LedgerEntry> claimed = database.quickly(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "update message set leased_by = ?, lease_until = ?, attempts = attempts + 1 where (way, id) in ("
                            + "select way, id from message where way = 'OUTBOUND' and stage = any (?)"
                            + " and stage not in ('DELIVERED', 'REFUSED', 'EXPIRED', 'WITHDRAWN')"
                            + " and expires_at <= ? and (lease_until is null or lease_until <= ?)"
                            + " order by expires_at limit ? for update skip locked) returning *")) {
                Inserts.fill(update, nodeId, Rows.at(now.plus(lease)));
                update.setArray(3, Reading.stages(connection, stages));
                update.setObject(4, Rows.at(now));
                update.setObject(5, Rows.at(now));
                update.setInt(6, limit);
                return reading.rows().entries(update);
            }
        });
        claimed.forEach(lanes::remember);
        return claimed;
    }

    @Override
    public Set<Filed> namedAmong(Collection<Filed> files) {
        return reading.namedAmong(files);
    }

    @Override
    public void release(Way way, MessageId id) {
        lanes.forget(way, id);
        database.quickly(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("update message set leased_by = null, lease_until = null"
                            + " where way = ? and id = ? and leased_by = ?")) {
                return Inserts.fill(update, way.name(), id.value(), nodeId).executeUpdate();
            }
        });
    }

    @Override
    public LedgerEntry move(Move move) {
        return commitsOf(lanes.forget(move.way(), move.id())).commit(connection -> {
            Owner owner = new Owner(move.way(), move.id(), words.of(setStage(connection, move)));
            Inserts.parts(connection, owner, move.parts());
            Inserts.facts(connection, owner, move.facts());
            if (move.notice().isPresent()) {
                Inserts.notice(connection, owner, move.notice().get());
            }
            return reading.byId(connection, move.way(), move.id()).orElseThrow(SqlLedger::vanished);
        });
    }

    @Override
    public void attach(Way way, MessageId id, List<Part> parts) {
        commitsOf(Lane.ROUTINE).commit(connection -> {
            LedgerEntry entry = reading.byId(connection, way, id)
                    .orElseThrow(() -> new StaleBell("No message " + id + " to attach to"));
            Inserts.parts(connection, new Owner(way, id, words.of(entry.key())), parts);
            return parts.size();
        });
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

    /** The message's own key comes back with the change. */
    private ContentKey setStage(Connection connection, Move move) throws SQLException {
        @Nullable
        Object[] values = {
            move.to().name(),
            move.clearance().map(clearance -> clearance.judged().hex()).orElse(null),
            move.clearance().map(Clearance::edition).orElse(null),
            Rows.at(move.clearance().map(Clearance::at)),
            Rows.at(move.retrying().map(Retrying::since)),
            move.retrying().map(Retrying::attempts).orElse(null),
            Rows.at(move.retrying().map(Retrying::nextTry)),
            move.left().name(),
            Rows.at(clock.instant()),
            move.way().name(),
            move.id().value(),
            move.from().name()
        };
        try (PreparedStatement update = connection.prepareStatement(
                "update message set stage = ?, judged = ?, edition = ?, cleared_at = ?, waiting_since = ?,"
                        + " waiting_attempts = ?, next_try = ?, left_state = ?, moved_at = ?,"
                        + " leased_by = null, lease_until = null where way = ? and id = ? and stage = ?"
                        + " returning content_key")) {
            try (ResultSet row = Inserts.fill(update, values).executeQuery()) {
                if (!row.next()) {
                    throw new StaleBell("The message " + move.id() + " no longer stands at " + move.from());
                }
                return new ContentKey(row.getBytes(1));
            }
        }
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
        return database.durably(connection -> {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                return Inserts.fill(update, Arrays.copyOf(values, values.length))
                        .executeUpdate();
            }
        });
    }

    private static IllegalStateException vanished() {
        return new IllegalStateException("A row of the ledger vanished");
    }
}
