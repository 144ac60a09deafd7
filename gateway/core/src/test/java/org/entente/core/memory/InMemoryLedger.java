package org.entente.core.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.core.content.Digest;
import org.entente.core.content.Locator.Filed;
import org.entente.core.content.Part;
import org.entente.core.content.PartRole;
import org.entente.core.failure.StaleBell;
import org.entente.core.ledger.Fact;
import org.entente.core.ledger.Ledger;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Move;
import org.entente.core.ledger.Notice;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Way;
import org.entente.core.message.CaseId;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;

/** A ledger that forgets everything when the test ends; one lock, no durability. */
public final class InMemoryLedger implements Ledger {

    private final Map<Key, LedgerEntry> entries = new LinkedHashMap<>();
    private final Map<Key, List<Fact>> facts = new LinkedHashMap<>();
    private final Set<Key> claimed = new HashSet<>();
    private final Map<Long, Notice> notices = new LinkedHashMap<>();
    private long lastNotice;

    private record Key(Way way, MessageId id) {}

    @Override
    public synchronized Accepted accept(LedgerEntry entry, List<Fact> first) {
        Optional<LedgerEntry> earlier = earlier(entry);
        if (earlier.isPresent()) {
            return new Accepted(earlier.get(), false);
        }
        var key = new Key(entry.way(), entry.id());
        entries.put(key, entry);
        facts.put(key, new ArrayList<>(first));
        return new Accepted(entry, true);
    }

    private Optional<LedgerEntry> earlier(LedgerEntry entry) {
        return entries.values().stream()
                .filter(known -> known.way() == entry.way())
                .filter(known -> known.id().equals(entry.id()) || sameAgencyKey(known, entry))
                .findFirst();
    }

    private static boolean sameAgencyKey(LedgerEntry known, LedgerEntry entry) {
        return known.sender().equals(entry.sender())
                && entry.agencyKey().isPresent()
                && known.agencyKey()
                        .map(LedgerEntry.AgencyKey::key)
                        .equals(entry.agencyKey().map(LedgerEntry.AgencyKey::key));
    }

    @Override
    public synchronized Accepted acceptNotices(LedgerEntry entry, List<Fact> first, List<Long> noticeNumbers) {
        notices.keySet().removeAll(noticeNumbers);
        return accept(entry, first);
    }

    @Override
    public synchronized Optional<LedgerEntry> find(Way way, MessageId id) {
        return Optional.ofNullable(entries.get(new Key(way, id)));
    }

    @Override
    public synchronized Optional<LedgerEntry> claim(Way way, MessageId id, Set<Stage> stages, Duration lease) {
        var key = new Key(way, id);
        return find(way, id).filter(entry -> stages.contains(entry.stage())).filter(entry -> claimed.add(key));
    }

    @Override
    public synchronized List<LedgerEntry> claimExpired(Set<Stage> stages, Instant now, Duration lease, int limit) {
        return entries.values().stream()
                .filter(entry -> entry.way() == Way.OUTBOUND && stages.contains(entry.stage()))
                .filter(entry ->
                        entry.expiresAt().map(end -> !now.isBefore(end)).orElse(false))
                .filter(entry -> !claimed.contains(new Key(entry.way(), entry.id())))
                .sorted(Comparator.comparing(entry -> entry.expiresAt().orElseThrow()))
                .limit(limit)
                .peek(entry -> claimed.add(new Key(entry.way(), entry.id())))
                .toList();
    }

    @Override
    public synchronized Set<Filed> namedAmong(Collection<Filed> files) {
        return entries.values().stream()
                .flatMap(entry -> entry.parts().stream())
                .map(Part::locator)
                .filter(Filed.class::isInstance)
                .map(Filed.class::cast)
                .filter(files::contains)
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized void release(Way way, MessageId id) {
        claimed.remove(new Key(way, id));
    }

    @Override
    public synchronized LedgerEntry move(Move move) {
        var key = new Key(move.way(), move.id());
        LedgerEntry entry = entries.get(key);
        if (entry == null || entry.stage() != move.from()) {
            throw new StaleBell("Not at " + move.from());
        }
        claimed.remove(key);
        LedgerEntry moved = moved(entry, move);
        entries.put(key, moved);
        facts.computeIfAbsent(key, none -> new ArrayList<>()).addAll(move.facts());
        move.notice().ifPresent(notice -> notices.put(++lastNotice, notice));
        return moved;
    }

    private static LedgerEntry moved(LedgerEntry entry, Move move) {
        Instant at = move.facts().isEmpty()
                ? entry.standing().movedAt()
                : move.facts().getLast().at();
        return entry.with(move.result(at).standing(), move.parts());
    }

    @Override
    public synchronized void attach(LedgerEntry entry, List<Part> parts) {
        entries.computeIfPresent(new Key(entry.way(), entry.id()), (key, known) -> known.with(known.standing(), parts));
    }

    @Override
    public synchronized List<MessageId> answersTo(MessageId id) {
        return entries.values().stream()
                .filter(entry -> entry.links().inReplyTo().filter(id::equals).isPresent())
                .map(LedgerEntry::id)
                .toList();
    }

    @Override
    public synchronized List<LedgerEntry> ofCase(CaseId conversation, int limit) {
        return entries.values().stream()
                .filter(entry -> entry.conversation().equals(conversation))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<LedgerEntry> broughtIn(Set<Digest> attachments, int limit) {
        return entries.values().stream()
                .filter(entry -> entry.way() == Way.INBOUND)
                .filter(entry ->
                        entry.parts(PartRole.ATTACHMENT).stream().anyMatch(part -> attachments.contains(part.digest())))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Fact> timeline(Way way, MessageId id) {
        return List.copyOf(facts.getOrDefault(new Key(way, id), List.of()));
    }

    @Override
    public synchronized List<LedgerEntry> standing(Set<Stage> stages, Instant before, int limit) {
        return entries.values().stream()
                .filter(entry -> stages.contains(entry.stage()))
                .filter(entry -> entry.standing().movedAt().isBefore(before))
                .filter(entry -> !claimed.contains(new Key(entry.way(), entry.id())))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<NumberedNotice> notices(StateCode partner, int limit) {
        return notices.entrySet().stream()
                .filter(line -> line.getValue().to().equals(partner))
                .map(line -> new NumberedNotice(line.getKey(), line.getValue()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<StateCode> partnersWithNotices() {
        return notices.values().stream().map(Notice::to).distinct().toList();
    }

    @Override
    public synchronized List<LedgerEntry> list(Query query) {
        return entries.values().stream()
                .filter(entry -> query.way().map(way -> way == entry.way()).orElse(true))
                .filter(entry -> query.ownDesk().map(entry.ownDesk()::equals).orElse(true))
                .filter(entry -> query.stages().isEmpty() || query.stages().contains(entry.stage()))
                .limit(query.limit())
                .toList();
    }

    @Override
    public synchronized Map<Stage, Long> counts() {
        return entries.values().stream().collect(Collectors.groupingBy(LedgerEntry::stage, Collectors.counting()));
    }
}
