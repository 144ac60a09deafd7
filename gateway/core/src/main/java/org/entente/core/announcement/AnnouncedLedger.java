package org.entente.core.announcement;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.core.content.Digest;
import org.entente.core.content.Locator.Filed;
import org.entente.core.content.Part;
import org.entente.core.ledger.Fact;
import org.entente.core.ledger.Ledger;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Move;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Way;
import org.entente.core.message.CaseId;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;

/** A ledger that announces every committed acceptance and move; it changes no answer and keeps nothing. */
public record AnnouncedLedger(Ledger ledger, Announcements announcements) implements Ledger {

    @Override
    public Accepted accept(LedgerEntry entry, List<Fact> facts) {
        return announced(ledger.accept(entry, facts));
    }

    @Override
    public Accepted acceptNotices(LedgerEntry entry, List<Fact> facts, List<Long> noticeNumbers) {
        return announced(ledger.acceptNotices(entry, facts, noticeNumbers));
    }

    @Override
    public LedgerEntry move(Move move) {
        LedgerEntry moved = ledger.move(move);
        announcements.publish(Announcement.of(moved));
        return moved;
    }

    private Accepted announced(Accepted accepted) {
        if (accepted.isNew()) {
            announcements.publish(Announcement.of(accepted.entry()));
        }
        return accepted;
    }

    @Override
    public Optional<LedgerEntry> find(Way way, MessageId id) {
        return ledger.find(way, id);
    }

    @Override
    public Optional<LedgerEntry> claim(Way way, MessageId id, Set<Stage> stages, Duration lease) {
        return ledger.claim(way, id, stages, lease);
    }

    @Override
    public List<LedgerEntry> claimExpired(Set<Stage> stages, Instant now, Duration lease, int limit) {
        return ledger.claimExpired(stages, now, lease, limit);
    }

    @Override
    public Set<Filed> namedAmong(Collection<Filed> files) {
        return ledger.namedAmong(files);
    }

    @Override
    public void release(Way way, MessageId id) {
        ledger.release(way, id);
    }

    @Override
    public void attach(LedgerEntry entry, List<Part> parts) {
        ledger.attach(entry, parts);
    }

    @Override
    public List<Fact> timeline(Way way, MessageId id) {
        return ledger.timeline(way, id);
    }

    @Override
    public List<LedgerEntry> standing(Set<Stage> stages, Instant before, int limit) {
        return ledger.standing(stages, before, limit);
    }

    @Override
    public List<NumberedNotice> notices(StateCode partner, int limit) {
        return ledger.notices(partner, limit);
    }

    @Override
    public List<StateCode> partnersWithNotices() {
        return ledger.partnersWithNotices();
    }

    @Override
    public List<LedgerEntry> ofCase(CaseId conversation, int limit) {
        return ledger.ofCase(conversation, limit);
    }

    @Override
    public List<LedgerEntry> broughtIn(Set<Digest> attachments, int limit) {
        return ledger.broughtIn(attachments, limit);
    }

    @Override
    public List<MessageId> answersTo(MessageId id) {
        return ledger.answersTo(id);
    }

    @Override
    public List<LedgerEntry> list(Query query) {
        return ledger.list(query);
    }

    @Override
    public Map<Stage, Long> counts() {
        return ledger.counts();
    }
}
