package org.entente.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.entente.core.content.ContentKey;
import org.entente.core.content.Digest;
import org.entente.core.content.Locator;
import org.entente.core.content.Part;
import org.entente.core.content.PartRole;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.StaleBell;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.ledger.Clearance;
import org.entente.core.ledger.Fact;
import org.entente.core.ledger.Ledger.Accepted;
import org.entente.core.ledger.Ledger.NumberedNotice;
import org.entente.core.ledger.Ledger.Query;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.LedgerEntry.AgencyKey;
import org.entente.core.ledger.LedgerEntry.Standing;
import org.entente.core.ledger.LeftThisState;
import org.entente.core.ledger.Move;
import org.entente.core.ledger.Notice;
import org.entente.core.ledger.Retrying;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Step;
import org.entente.core.ledger.Way;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.CaseId;
import org.entente.core.message.Desk;
import org.entente.core.message.Envelope.FamilyName;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.message.Urgency;
import org.entente.store.content.OpenVault;
import org.entente.store.database.Database;
import org.entente.store.database.OneDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SqlLedgerTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Database database = OneDatabase.connected();
    private final String node = "node-" + UUID.randomUUID();
    private final SqlLedger ledger = ledgerAt(node, NOON);

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void findsWhatItAcceptedInEveryField() {
        LedgerEntry entry = aMessage(aKey(), List.of(aPart(PartRole.COVER), aPart(PartRole.ATTACHMENT)));

        Accepted accepted = ledger.accept(entry, List.of(Fact.of(NOON, Step.SUBMITTED)));

        LedgerEntry found = ledger.find(Way.OUTBOUND, entry.id()).orElseThrow();
        assertThat(accepted.isNew()).isTrue();
        assertThat(found).usingRecursiveComparison().isEqualTo(entry);
        assertThat(ledger.timeline(Way.OUTBOUND, entry.id())).containsExactly(Fact.of(NOON, Step.SUBMITTED));
    }

    @Test
    void tellsACaseInTheOrderOfItsMessages() {
        LedgerEntry opening = aMessage(aKey(), List.of(aPart(PartRole.COVER)));
        ledger.accept(opening, List.of());
        ledger.accept(aMessage(aKey(), List.of()), List.of());

        assertThat(ledger.ofCase(opening.conversation(), 10))
                .usingRecursiveComparison()
                .isEqualTo(List.of(opening));
    }

    @Test
    void knowsAnAttachmentByItsDigestOnceItCameIn() {
        Part attachment = aPart(PartRole.ATTACHMENT);
        LedgerEntry sent = aMessage(aKey(), List.of(attachment));
        LedgerEntry cameIn = received(aMessage(aKey(), List.of(aPart(PartRole.SHARED), attachment)));
        ledger.accept(sent, List.of());
        ledger.accept(cameIn, List.of());

        assertThat(ledger.broughtIn(Set.of(attachment.digest()), 10))
                .extracting(LedgerEntry::id)
                .containsExactly(cameIn.id());
        assertThat(ledger.broughtIn(Set.of(aPart(PartRole.ATTACHMENT).digest()), 10))
                .isEmpty();
    }

    @Test
    void answersARepeatedIdWithTheEarlierEntry() {
        LedgerEntry entry = aMessage(aKey(), List.of());
        ledger.accept(entry, List.of());

        Accepted again = ledger.accept(entry, List.of(Fact.of(NOON, Step.SUBMITTED)));

        assertThat(again.isNew()).isFalse();
        assertThat(again.entry().id()).isEqualTo(entry.id());
        assertThat(ledger.timeline(Way.OUTBOUND, entry.id())).isEmpty();
    }

    @Test
    void acceptsOneOfSixteenThatComeAtOnceWithTheSameKey() throws Exception {
        AgencyKey key = aKey();

        List<Accepted> answers = atOnce(16, () -> ledger.accept(aMessage(key, List.of()), List.of()));

        assertThat(answers).filteredOn(Accepted::isNew).hasSize(1);
        assertThat(answers)
                .extracting(answer -> answer.entry().id())
                .containsOnly(answers.getFirst().entry().id());
    }

    @Test
    void keepsTwoNodesFromAcceptingTheSameKeyTwice() throws Exception {
        try (SqlLedger other = ledgerAt("other-" + node, NOON)) {
            AgencyKey key = aKey();
            var turn = new java.util.concurrent.atomic.AtomicInteger();

            List<Accepted> answers = atOnce(
                    16,
                    () -> (turn.getAndIncrement() % 2 == 0 ? ledger : other)
                            .accept(aMessage(key, List.of()), List.of()));

            assertThat(answers).filteredOn(Accepted::isNew).hasSize(1);
        }
    }

    @Test
    void letsOneOfTwoMovesWin() throws Exception {
        LedgerEntry entry = accepted();

        List<Object> outcomes = atOnce(2, () -> {
            try {
                return ledger.move(Move.of(entry, Stage.CLEARED, Fact.of(NOON, Step.CLEARED)));
            } catch (StaleBell lost) {
                return lost;
            }
        });

        assertThat(outcomes).filteredOn(LedgerEntry.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(StaleBell.class::isInstance).hasSize(1);
        assertThat(ledger.timeline(Way.OUTBOUND, entry.id())).hasSize(1);
    }

    @Test
    void commitsAMoveWithAllThatBelongsToIt() {
        LedgerEntry entry = accepted();
        Part shared = aPart(PartRole.SHARED);
        Clearance clearance = new Clearance(Digest.of(new byte[] {1}), "2026-01", NOON);

        LedgerEntry moved = ledger.move(Move.of(entry, Stage.CLEARED, Fact.of(NOON, Step.CLEARED))
                .with(List.of(shared))
                .clearedBy(clearance)
                .left(LeftThisState.MAYBE));

        assertThat(moved.stage()).isEqualTo(Stage.CLEARED);
        assertThat(moved.standing().clearance()).contains(clearance);
        assertThat(moved.standing().left()).isEqualTo(LeftThisState.MAYBE);
        assertThat(moved.part(PartRole.SHARED).orElseThrow().digest()).isEqualTo(shared.digest());
    }

    @Test
    void lendsAMessageToOneWorkerUntilTheLeaseEnds() {
        LedgerEntry entry = accepted();

        Optional<LedgerEntry> first = claim(ledger, entry);
        Optional<LedgerEntry> second = claim(ledger, entry);

        assertThat(first).isPresent();
        assertThat(second).isEmpty();
        try (SqlLedger later = ledgerAt("later-" + node, NOON.plus(MINUTE))) {
            assertThat(claim(later, entry)).isPresent();
        }
    }

    @Test
    void givesBackOnReleaseOnMoveAndAfterARestart() {
        LedgerEntry entry = accepted();
        claim(ledger, entry);
        ledger.release(Way.OUTBOUND, entry.id());
        Optional<LedgerEntry> afterRelease = claim(ledger, entry);

        try (SqlLedger restarted = ledgerAt(node, NOON)) {
            Optional<LedgerEntry> afterRestart = claim(restarted, entry);

            assertThat(afterRelease).isPresent();
            assertThat(afterRestart).isPresent();
        }
    }

    @Test
    void lendsAWaitingMessageOnlyWhenItsNextTryIsDue() {
        LedgerEntry entry = waitingUntil(NOON.plusSeconds(30));

        Optional<LedgerEntry> early = ledger.claim(Way.OUTBOUND, entry.id(), Set.of(Stage.WAITING), MINUTE);

        assertThat(early).isEmpty();
        try (SqlLedger later = ledgerAt("later-" + node, NOON.plusSeconds(30))) {
            assertThat(later.claim(Way.OUTBOUND, entry.id(), Set.of(Stage.WAITING), MINUTE))
                    .isPresent();
        }
    }

    @Test
    void showsTheSweeperWhatStandsTooLong() {
        LedgerEntry old = accepted();
        LedgerEntry held = accepted();
        claim(ledger, held);
        LedgerEntry notDue = waitingUntil(NOON.plusSeconds(30));
        LedgerEntry due = waitingUntil(NOON);

        List<MessageId> standing =
                ledger.standing(Set.of(Stage.SUBMITTED, Stage.WAITING), NOON.plusSeconds(1), 10_000).stream()
                        .map(LedgerEntry::id)
                        .toList();

        assertThat(standing).contains(old.id(), due.id()).doesNotContain(held.id(), notDue.id());
        assertThat(ledger.standing(Set.of(Stage.SUBMITTED), NOON, 10_000))
                .extracting(LedgerEntry::id)
                .doesNotContain(old.id());
    }

    @Test
    void takesEachNoticeOutOfTheBasketOnce() {
        StateCode partner = new StateCode("QT");
        LedgerEntry entry = accepted();
        ledger.move(Move.of(entry, Stage.REFUSED)
                .telling(new Notice(partner, entry.id(), Notice.Outcome.REFUSED, NOON, "NO_LEGAL_BASIS", "Why")));
        List<Long> numbers = ledger.notices(partner, 10).stream()
                .filter(numbered -> numbered.notice().message().equals(entry.id()))
                .map(NumberedNotice::number)
                .toList();

        ledger.acceptNotices(aMessage(aKey(), List.of()), List.of(), numbers);

        assertThat(numbers).hasSize(1);
        assertThat(ledger.partnersWithNotices()).doesNotContain(partner);
        assertThatThrownBy(() -> ledger.acceptNotices(aMessage(aKey(), List.of()), List.of(), numbers))
                .isInstanceOf(StaleBell.class);
    }

    @Test
    void listsTheNewestFirstPageByPage() {
        Desk own = new Desk(new StateCode("QN"), AuthorityKind.CUSTOMS);
        List<MessageId> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            LedgerEntry entry = aMessage(own, NOON.plusSeconds(i), aKey(), List.of());
            ledger.accept(entry, List.of());
            ids.addFirst(entry.id());
        }

        List<LedgerEntry> first = ledger.list(page(own, Optional.empty()));
        List<LedgerEntry> second =
                ledger.list(page(own, Optional.of(first.getLast().id())));

        assertThat(first).extracting(LedgerEntry::id).isEqualTo(ids.subList(0, 3));
        assertThat(second).extracting(LedgerEntry::id).isEqualTo(ids.subList(3, 5));
    }

    @Test
    void readsTheLatestOfAPartThatExistsOnce() {
        LedgerEntry entry = accepted();
        ledger.attach(entry, List.of(aPart(PartRole.RECEIPT)));
        Part latest = aPart(PartRole.RECEIPT);

        ledger.attach(entry, List.of(latest));

        assertThat(ledger.find(Way.OUTBOUND, entry.id()).orElseThrow().parts(PartRole.RECEIPT))
                .extracting(Part::digest)
                .containsExactly(latest.digest());
    }

    @Test
    void neverChangesAFactOnceWritten() {
        LedgerEntry entry = accepted();
        ledger.move(Move.of(entry, Stage.CLEARED, Fact.of(NOON, Step.CLEARED)));

        assertThatThrownBy(() -> database.durably(connection -> {
                    try (var update = connection.prepareStatement("update fact set detail = 'x'")) {
                        return update.executeUpdate();
                    }
                }))
                .isInstanceOf(TemporaryFault.class)
                .hasMessageNotContaining("append");
    }

    @Test
    void saysStoreUnavailableWhenTheDatabaseIsGone() {
        Database gone = new Database(OneDatabase.access(), Database.Limits.usual());
        try (SqlLedger orphan =
                new SqlLedger(gone, "orphan", new OpenVault(), Clock.systemUTC(), Duration.ofSeconds(5))) {
            gone.close();

            assertThatThrownBy(() -> orphan.accept(aMessage(aKey(), List.of()), List.of()))
                    .isInstanceOfSatisfying(
                            TemporaryFault.class,
                            fault -> assertThat(fault.code()).isEqualTo(FailureCode.STORE_UNAVAILABLE));
        }
    }

    private static Query page(Desk own, Optional<MessageId> after) {
        return new Query(Optional.of(Way.OUTBOUND), Optional.of(own), Set.of(), after, 3);
    }

    private static Optional<LedgerEntry> claim(SqlLedger ledger, LedgerEntry entry) {
        return ledger.claim(Way.OUTBOUND, entry.id(), Set.of(Stage.SUBMITTED), MINUTE);
    }

    private SqlLedger ledgerAt(String nodeId, Instant now) {
        return new SqlLedger(
                database, nodeId, new OpenVault(), Clock.fixed(now, ZoneOffset.UTC), Duration.ofSeconds(10));
    }

    private LedgerEntry accepted() {
        return ledger.accept(aMessage(aKey(), List.of()), List.of()).entry();
    }

    private LedgerEntry waitingUntil(Instant next) {
        LedgerEntry cleared = ledger.move(Move.of(accepted(), Stage.CLEARED));
        return ledger.move(Move.of(cleared, Stage.WAITING).retrying(new Retrying(NOON, 1, next)));
    }

    private static <T> List<T> atOnce(int threads, Callable<T> work)
            throws InterruptedException, ExecutionException, java.util.concurrent.TimeoutException {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(pool.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            start.countDown();
            List<T> answers = new ArrayList<>();
            for (Future<T> future : futures) {
                answers.add(future.get(30, TimeUnit.SECONDS));
            }
            return answers;
        }
    }

    private static LedgerEntry received(LedgerEntry sent) {
        return new LedgerEntry(
                Way.INBOUND,
                sent.id(),
                sent.conversation(),
                sent.family(),
                sent.receiver(),
                sent.sender(),
                sent.urgency(),
                sent.expiresAt(),
                sent.createdAt(),
                sent.key(),
                Optional.empty(),
                "wire",
                sent.standing(),
                sent.parts());
    }

    private static AgencyKey aKey() {
        return new AgencyKey(UUID.randomUUID().toString(), "fingerprint");
    }

    private static Part aPart(PartRole role) {
        byte[] bytes = UUID.randomUUID().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return new Part(role, "a.xml", "application/xml", 36, Digest.of(bytes), new Locator.Inline(bytes));
    }

    private static LedgerEntry aMessage(AgencyKey key, List<Part> parts) {
        return aMessage(new Desk(new StateCode("QN"), AuthorityKind.FIU), NOON, key, parts);
    }

    private static LedgerEntry aMessage(Desk own, Instant created, AgencyKey key, List<Part> parts) {
        MessageId id = new MessageId(UUID.randomUUID());
        return new LedgerEntry(
                Way.OUTBOUND,
                id,
                CaseId.openedBy(id),
                new FamilyName("alert", "v1"),
                own,
                new Desk(new StateCode("QS"), AuthorityKind.POLICE),
                Urgency.URGENT,
                Optional.of(NOON.plusSeconds(3600)),
                created,
                new ContentKey(new byte[] {1, 2, 3}),
                Optional.of(key),
                "",
                new Standing(Stage.SUBMITTED, Optional.empty(), Optional.empty(), LeftThisState.NO, NOON),
                parts);
    }
}
