package org.entente.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.core.content.ContentKey;
import org.entente.core.failure.FailureCode;
import org.entente.core.ledger.Fact;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Move;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Step;
import org.entente.core.ledger.Way;
import org.entente.core.ledger.Workbench;
import org.entente.core.memory.InMemoryContents;
import org.entente.core.message.MessageId;
import org.entente.core.replay.Failed;
import org.entente.core.replay.FailedGroup;
import org.entente.core.replay.GroupName;
import org.entente.core.replay.Replay;
import org.entente.core.replay.Replay.Action;
import org.entente.core.replay.Replay.Progress;
import org.entente.core.replay.ReplayOrder;
import org.entente.core.replay.Replayer;
import org.entente.core.replay.Replays;
import org.entente.store.content.OpenVault;
import org.entente.store.database.OneDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One database serves every test: each orders the replay of its own messages, by a cause or an id of its own. */
class SqlReplaysTest {

    private static final Instant NOON = AMessage.NOON;

    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    private final SqlLedger ledger = new SqlLedger(
            OneDatabase.connected(), "replays-" + UUID.randomUUID(), new OpenVault(), clock, Duration.ofSeconds(10));
    private final SqlReplays replays = new SqlReplays(OneDatabase.connected(), new OpenVault());
    private final Replayer replayer = new Replayer(
            replays, new Workbench(ledger, new InMemoryContents(), Duration.ofMinutes(1), 1_000_000), clock, 2);

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void groupsWhatStandsStillByItsCause() {
        broken(FailureCode.AGENCY_ANSWERED_BADLY);
        broken(FailureCode.AGENCY_ANSWERED_BADLY);

        FailedGroup group = replays.groups().stream()
                .filter(found -> found.name().code() == FailureCode.AGENCY_ANSWERED_BADLY)
                .findFirst()
                .orElseThrow();

        assertThat(group.count()).isEqualTo(2);
        assertThat(group.again()).isZero();
        assertThat(group.name().stage()).isEqualTo(Stage.BROKEN);
        assertThat(group.oldest()).isEqualTo(NOON);
    }

    @Test
    void carriesOutAnOrderInRoundsUntilNothingIsLeft() {
        List<MessageId> all = List.of(
                broken(FailureCode.CONTENT_DAMAGED),
                broken(FailureCode.CONTENT_DAMAGED),
                broken(FailureCode.CONTENT_DAMAGED));
        Replay order = again(ofCause(FailureCode.CONTENT_DAMAGED), NOON);

        List<Integer> rounds = List.of(replayer.replay(), replayer.replay(), replayer.replay());

        assertThat(rounds).containsExactly(2, 1, 0);
        assertThat(all).allSatisfy(id -> assertThat(stage(id)).isEqualTo(Stage.SUBMITTED));
        assertThat(replays.list(100)).anySatisfy(done -> {
            assertThat(done.number()).isEqualTo(order.number());
            assertThat(done.progress()).isEqualTo(new Progress(3, 0, 3, 0, 0, 0));
            assertThat(done.doneAt()).contains(NOON);
        });
    }

    @Test
    void leavesNewcomersAndOtherCausesWhereTheyStand() {
        MessageId other = broken(FailureCode.PARTNER_NOT_TRUSTED);
        MessageId newcomer = broken(FailureCode.UNREADABLE_CODE);
        again(ofCause(FailureCode.UNREADABLE_CODE), NOON.minusSeconds(1));

        assertThat(replayer.replay()).isZero();

        assertThat(stage(other)).isEqualTo(Stage.BROKEN);
        assertThat(stage(newcomer)).isEqualTo(Stage.BROKEN);
        assertThat(replays.next()).isEmpty();
    }

    @Test
    void triesOneMessageAgainAndCountsItWhenItComesBack() {
        MessageId id = broken(FailureCode.REFUSED_THERE);
        again(ReplayOrder.of(Way.OUTBOUND, id), NOON);

        assertThat(replayer.replay()).isEqualTo(1);
        breaks(ledger.find(Way.OUTBOUND, id).orElseThrow(), FailureCode.REFUSED_THERE, NOON);

        assertThat(replays.groups())
                .filteredOn(group -> group.name().code() == FailureCode.REFUSED_THERE)
                .first()
                .satisfies(group -> assertThat(group.again()).isEqualTo(1));
    }

    @Test
    void takesItsMessagesWhenItIsGivenAndTriesNoneOfThemTwice() {
        MessageId first = broken(FailureCode.RECEIPT_MISSING);
        Replay order = again(ofCause(FailureCode.RECEIPT_MISSING), NOON);
        MessageId newcomer = broken(FailureCode.RECEIPT_MISSING, NOON.plusSeconds(1));

        replayer.replay();
        breaks(ledger.find(Way.OUTBOUND, first).orElseThrow(), FailureCode.RECEIPT_MISSING, NOON.plusSeconds(2));
        replayer.replay();

        assertThat(stage(first)).isEqualTo(Stage.BROKEN);
        assertThat(stage(newcomer)).isEqualTo(Stage.BROKEN);
        assertThat(replays.find(order.number()).orElseThrow().progress()).isEqualTo(new Progress(1, 0, 0, 0, 0, 1));
    }

    @Test
    void goesOnAfterACrashWhereItStood() {
        List<MessageId> all = List.of(broken(FailureCode.BAD_WIRE_MESSAGE), broken(FailureCode.BAD_WIRE_MESSAGE));
        Replay order = again(ofCause(FailureCode.BAD_WIRE_MESSAGE), NOON);
        LedgerEntry moved = ledger.find(Way.OUTBOUND, all.getFirst()).orElseThrow();
        ledger.move(Move.of(moved, Stage.SUBMITTED, Fact.of(NOON, Step.REPLAYED)));

        assertThat(replays.standing(order, 10)).extracting(LedgerEntry::id).containsExactly(all.getLast());
        assertThat(replayer.replay()).isEqualTo(1);
        assertThat(all).allSatisfy(id -> assertThat(timesReplayed(id)).isEqualTo(1));
    }

    @Test
    void showsBeforehandWhatAnOrderWouldTakeAndMovesNothing() {
        MessageId id = broken(FailureCode.BAD_SIGNATURE);

        Replays.Preview preview = replays.preview(ofCause(FailureCode.BAD_SIGNATURE), NOON);

        assertThat(preview.count()).isEqualTo(1);
        assertThat(preview.first()).containsExactly(new Failed(id, NOON, 0, "so it happened"));
        assertThat(stage(id)).isEqualTo(Stage.BROKEN);
        assertThat(replays.next()).isEmpty();
    }

    @Test
    void showsTheMessagesOfAGroupByItsName() {
        MessageId id = broken(FailureCode.CANNOT_DECRYPT);
        GroupName name = replays.groups().stream()
                .map(FailedGroup::name)
                .filter(group -> group.code() == FailureCode.CANNOT_DECRYPT)
                .findFirst()
                .orElseThrow();

        assertThat(replays.members(GroupName.parse(name.toString()).orElseThrow(), 5))
                .extracting(Failed::message)
                .containsExactly(id);
    }

    @Test
    void keepsTheReasonForWhichMessagesAreGivenUp() {
        MessageId id = broken(FailureCode.NO_AGREEMENT);
        Replay order =
                replays.ask(ReplayOrder.of(Way.OUTBOUND, id), Action.DISCARD, "asked for by phone", "duty", NOON);

        replayer.replay();

        assertThat(stage(id)).isEqualTo(Stage.REFUSED);
        assertThat(replays.find(order.number()).orElseThrow().reason()).isEqualTo("asked for by phone");
    }

    private Replay again(ReplayOrder order, Instant at) {
        return replays.ask(order, Action.AGAIN, "", "duty", at);
    }

    private long timesReplayed(MessageId id) {
        return ledger.timeline(Way.OUTBOUND, id).stream()
                .filter(fact -> fact.step() == Step.REPLAYED)
                .count();
    }

    private static ReplayOrder ofCause(FailureCode code) {
        return new ReplayOrder(Way.OUTBOUND, Stage.BROKEN, Optional.of(code), Optional.empty(), Optional.empty());
    }

    private MessageId broken(FailureCode code) {
        return broken(code, NOON);
    }

    private MessageId broken(FailureCode code, Instant at) {
        LedgerEntry entry = ledger.accept(AMessage.submitted(new ContentKey(new byte[0]), NOON, List.of()), List.of())
                .entry();
        return breaks(entry, code, at).id();
    }

    /** Breaks at its own time: the ledger takes the time of a move from its clock. */
    private LedgerEntry breaks(LedgerEntry entry, FailureCode code, Instant at) {
        Move move = Move.of(entry, Stage.BROKEN, Fact.because(at, Step.BROKEN, code, "so it happened"));
        try (var later = new SqlLedger(
                OneDatabase.connected(),
                "replays-" + UUID.randomUUID(),
                new OpenVault(),
                Clock.fixed(at, ZoneOffset.UTC),
                Duration.ofSeconds(10))) {
            return later.move(move);
        }
    }

    private Stage stage(MessageId id) {
        return ledger.find(Way.OUTBOUND, id).orElseThrow().stage();
    }
}
