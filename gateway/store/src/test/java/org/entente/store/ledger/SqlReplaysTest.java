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
import org.entente.core.replay.FailedGroup;
import org.entente.core.replay.Replay;
import org.entente.core.replay.ReplayOrder;
import org.entente.core.replay.Replayer;
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
                .filter(found -> found.code() == FailureCode.AGENCY_ANSWERED_BADLY)
                .findFirst()
                .orElseThrow();

        assertThat(group.count()).isEqualTo(2);
        assertThat(group.again()).isZero();
        assertThat(group.stage()).isEqualTo(Stage.BROKEN);
        assertThat(group.oldest()).isEqualTo(NOON);
    }

    @Test
    void carriesOutAnOrderInRoundsUntilNothingIsLeft() {
        List<MessageId> all = List.of(
                broken(FailureCode.CONTENT_DAMAGED),
                broken(FailureCode.CONTENT_DAMAGED),
                broken(FailureCode.CONTENT_DAMAGED));
        Replay order = replays.ask(ofCause(FailureCode.CONTENT_DAMAGED), "duty", NOON);

        List<Integer> rounds = List.of(replayer.replay(), replayer.replay(), replayer.replay());

        assertThat(rounds).containsExactly(2, 1, 0);
        assertThat(all).allSatisfy(id -> assertThat(stage(id)).isEqualTo(Stage.SUBMITTED));
        assertThat(replays.list(100)).anySatisfy(done -> {
            assertThat(done.number()).isEqualTo(order.number());
            assertThat(done.moved()).isEqualTo(3);
            assertThat(done.doneAt()).contains(NOON);
        });
    }

    @Test
    void leavesNewcomersAndOtherCausesWhereTheyStand() {
        MessageId other = broken(FailureCode.PARTNER_NOT_TRUSTED);
        MessageId newcomer = broken(FailureCode.UNREADABLE_CODE);
        replays.ask(ofCause(FailureCode.UNREADABLE_CODE), "duty", NOON.minusSeconds(1));

        assertThat(replayer.replay()).isZero();

        assertThat(stage(other)).isEqualTo(Stage.BROKEN);
        assertThat(stage(newcomer)).isEqualTo(Stage.BROKEN);
        assertThat(replays.next()).isEmpty();
    }

    @Test
    void triesOneMessageAgainAndCountsItWhenItComesBack() {
        MessageId id = broken(FailureCode.REFUSED_THERE);
        replays.ask(new ReplayOrder(Way.OUTBOUND, Optional.empty(), Optional.empty(), Optional.of(id)), "duty", NOON);

        assertThat(replayer.replay()).isEqualTo(1);
        breaks(ledger.find(Way.OUTBOUND, id).orElseThrow(), FailureCode.REFUSED_THERE);

        assertThat(replays.groups())
                .filteredOn(group -> group.code() == FailureCode.REFUSED_THERE)
                .first()
                .satisfies(group -> assertThat(group.again()).isEqualTo(1));
    }

    private static ReplayOrder ofCause(FailureCode code) {
        return new ReplayOrder(Way.OUTBOUND, Optional.of(code), Optional.empty(), Optional.empty());
    }

    private MessageId broken(FailureCode code) {
        LedgerEntry entry = ledger.accept(AMessage.submitted(new ContentKey(new byte[0]), NOON, List.of()), List.of())
                .entry();
        return breaks(entry, code).id();
    }

    private LedgerEntry breaks(LedgerEntry entry, FailureCode code) {
        return ledger.move(Move.of(entry, Stage.BROKEN, Fact.because(NOON, Step.BROKEN, code, "so it happened")));
    }

    private Stage stage(MessageId id) {
        return ledger.find(Way.OUTBOUND, id).orElseThrow().stage();
    }
}
