package org.entente.core.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.entente.core.content.Digest;
import org.entente.core.failure.FailureCode;
import org.entente.core.ledger.Clearance;
import org.entente.core.ledger.Fact;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.LedgerEntry.Standing;
import org.entente.core.ledger.LeftThisState;
import org.entente.core.ledger.Notice;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Step;
import org.entente.core.ledger.Way;
import org.entente.core.ledger.Workbench;
import org.entente.core.memory.Entries;
import org.entente.core.memory.InMemoryContents;
import org.entente.core.memory.InMemoryLedger;
import org.entente.core.memory.InMemoryReplays;
import org.entente.core.replay.Replay.Action;
import org.junit.jupiter.api.Test;

class ReplayerTest {

    private static final ReplayOrder ALL_BROKEN = new ReplayOrder(
            Way.OUTBOUND, Stage.BROKEN, Optional.of(FailureCode.BROKEN), Optional.empty(), Optional.empty());

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryReplays replays = new InMemoryReplays();
    private final Workbench workbench = new Workbench(ledger, new InMemoryContents(), Duration.ofMinutes(1), 1_000_000);
    private final Replayer replayer = new Replayer(replays, workbench, Clock.fixed(Entries.NOON, ZoneOffset.UTC), 10);

    @Test
    void sendsABrokenMessageToItsFirstRoomAndSaysWhoWantedIt() {
        LedgerEntry entry = broken(Entries.outbound(Stage.BROKEN).entry());
        replays.ask(ALL_BROKEN, Action.AGAIN, "", "duty", Entries.NOON);

        int moved = replayer.replay();

        Fact fact = ledger.timeline(entry.way(), entry.id()).getLast();
        assertThat(moved).isEqualTo(1);
        assertThat(stage(entry)).isEqualTo(Stage.SUBMITTED);
        assertThat(fact.step()).isEqualTo(Step.REPLAYED);
        assertThat(fact.detail()).isEqualTo("Order 1 of duty");
        assertThat(replays.list(1).getFirst().doneAt()).contains(Entries.NOON);
    }

    @Test
    void givesUpWhatAnOperatorGaveUpAndTellsTheSendingState() {
        LedgerEntry entry = broken(Entries.inbound(Stage.BROKEN).entry());
        replays.ask(ALL_BROKEN, Action.DISCARD, "sent twice by hand", "duty", Entries.NOON);

        replayer.replay();

        Fact fact = ledger.timeline(entry.way(), entry.id()).getLast();
        assertThat(stage(entry)).isEqualTo(Stage.REFUSED);
        assertThat(fact.code()).contains(FailureCode.DISCARDED);
        assertThat(fact.detail()).isEqualTo("Order 1 of duty: sent twice by hand");
        assertThat(ledger.notices(entry.partner(), 10)).singleElement().satisfies(numbered -> {
            assertThat(numbered.notice().outcome()).isEqualTo(Notice.Outcome.REFUSED);
            assertThat(numbered.notice().explanation()).isEmpty();
        });
    }

    @Test
    void triesAgainWhatIsHeldForAPerson() {
        LedgerEntry entry = broken(Entries.outbound(Stage.HELD).entry());
        replays.ask(ALL_BROKEN, Action.AGAIN, "", "duty", Entries.NOON);

        replayer.replay();

        assertThat(stage(entry)).isEqualTo(Stage.SUBMITTED);
    }

    @Test
    void checksAnewWhatCameIn() {
        LedgerEntry entry = broken(Entries.inbound(Stage.BROKEN).entry());
        replays.ask(ALL_BROKEN, Action.AGAIN, "", "duty", Entries.NOON);

        replayer.replay();

        assertThat(stage(entry)).isEqualTo(Stage.ARRIVED);
    }

    @Test
    void sendsAgainAsItWasClearedWhatThePartnerMayHave() {
        var decision = new Clearance(Digest.of(new byte[] {1}), "edition", Entries.NOON);
        LedgerEntry cleared = Entries.outbound(Stage.BROKEN).clearedBy(decision).entry();
        LedgerEntry entry = broken(cleared.with(
                new Standing(Stage.BROKEN, Optional.of(decision), Optional.empty(), LeftThisState.MAYBE, Entries.NOON),
                List.of()));
        replays.ask(ALL_BROKEN, Action.AGAIN, "", "duty", Entries.NOON);

        replayer.replay();

        assertThat(stage(entry)).isEqualTo(Stage.CLEARED);
    }

    @Test
    void leavesAloneWhatSomebodyMovedMeanwhile() {
        LedgerEntry moved = Entries.outbound(Stage.RECEIPTED).entry();
        ledger.accept(moved, List.of());
        replays.broke(Entries.outbound(Stage.BROKEN).entry());
        replays.ask(ALL_BROKEN, Action.AGAIN, "", "duty", Entries.NOON);

        assertThat(replayer.replay()).isZero();
        assertThat(stage(moved)).isEqualTo(Stage.RECEIPTED);
    }

    @Test
    void doesNothingWithoutAnOrder() {
        LedgerEntry entry = broken(Entries.outbound(Stage.BROKEN).entry());

        assertThat(replayer.replay()).isZero();
        assertThat(stage(entry)).isEqualTo(Stage.BROKEN);
    }

    private LedgerEntry broken(LedgerEntry entry) {
        ledger.accept(entry, List.of());
        replays.broke(entry);
        return entry;
    }

    private Stage stage(LedgerEntry entry) {
        return ledger.find(entry.way(), entry.id()).orElseThrow().stage();
    }
}
