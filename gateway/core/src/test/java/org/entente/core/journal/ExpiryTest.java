package org.entente.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.core.content.ContentKey;
import org.entente.core.failure.FailureCode;
import org.entente.core.ledger.Fact;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.LedgerEntry.Standing;
import org.entente.core.ledger.LeftThisState;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Step;
import org.entente.core.ledger.Way;
import org.entente.core.memory.InMemoryLedger;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.CaseId;
import org.entente.core.message.Desk;
import org.entente.core.message.Envelope.FamilyName;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.message.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExpiryTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final InMemoryLedger ledger = new InMemoryLedger();

    @ParameterizedTest
    @EnumSource(names = {"SUBMITTED", "CLEARED", "WAITING", "HELD"})
    void endsWhatCouldNotLeaveInItsTimeAndSaysThatNothingLeft(Stage stage) {
        LedgerEntry entry = standing(Way.OUTBOUND, stage, LeftThisState.NO);

        int ended = expiry(10).end();

        Fact last = ledger.timeline(Way.OUTBOUND, entry.id()).getLast();
        assertThat(ended).isEqualTo(1);
        assertThat(found(entry).stage()).isEqualTo(Stage.EXPIRED);
        assertThat(last.step()).isEqualTo(Step.EXPIRED);
        assertThat(last.code()).contains(FailureCode.EXPIRED);
        assertThat(last.detail()).contains("2026-03-01T12:00:00Z").endsWith("nothing of it left this State");
    }

    @Test
    void saysThatThePartnerMayHaveWhatWasSentAndNeverReceipted() {
        LedgerEntry entry = standing(Way.OUTBOUND, Stage.WAITING, LeftThisState.MAYBE);

        expiry(10).end();

        assertThat(found(entry).standing().left()).isEqualTo(LeftThisState.MAYBE);
        assertThat(ledger.timeline(Way.OUTBOUND, entry.id()).getLast().detail()).endsWith("the partner may have it");
    }

    @Test
    void leavesAloneWhatIsBeingSent() {
        LedgerEntry entry = standing(Way.OUTBOUND, Stage.CLEARED, LeftThisState.NO);
        ledger.claim(Way.OUTBOUND, entry.id(), Set.of(Stage.CLEARED), MINUTE);

        int ended = expiry(10).end();

        assertThat(ended).isZero();
        assertThat(found(entry).stage()).isEqualTo(Stage.CLEARED);
    }

    @Test
    void leavesAloneWhatIsAtTheirGatewayAndWhatComesIn() {
        standing(Way.OUTBOUND, Stage.RECEIPTED, LeftThisState.YES);
        standing(Way.INBOUND, Stage.HELD, LeftThisState.NO);

        assertThat(expiry(10).end()).isZero();
        assertThat(ledger.partnersWithNotices()).isEmpty();
    }

    @Test
    void endsNoMoreAtOnceThanItMay() {
        for (int i = 0; i < 3; i++) {
            standing(Way.OUTBOUND, Stage.HELD, LeftThisState.NO);
        }

        assertThat(expiry(2).end()).isEqualTo(2);
        assertThat(expiry(2).end()).isEqualTo(1);
    }

    private Expiry expiry(int most) {
        return new Expiry(ledger, Clock.fixed(NOON, ZoneOffset.UTC), MINUTE, most);
    }

    private LedgerEntry found(LedgerEntry entry) {
        return ledger.find(entry.way(), entry.id()).orElseThrow();
    }

    private LedgerEntry standing(Way way, Stage stage, LeftThisState left) {
        MessageId id = new MessageId(UUID.randomUUID());
        var entry = new LedgerEntry(
                way,
                id,
                CaseId.openedBy(id),
                new FamilyName("alert", "v1"),
                new Desk(new StateCode("QN"), AuthorityKind.FIU),
                new Desk(new StateCode("QS"), AuthorityKind.POLICE),
                Urgency.ROUTINE,
                Optional.of(NOON),
                NOON.minus(MINUTE),
                new ContentKey(new byte[0]),
                Optional.empty(),
                "",
                new Standing(stage, Optional.empty(), Optional.empty(), left, NOON.minus(MINUTE)),
                List.of());
        return ledger.accept(entry, List.of()).entry();
    }
}
