package org.entente.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.core.memory.Entries.ID;
import static org.entente.core.memory.Entries.NOON;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.core.content.PartRole;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Finding;
import org.entente.core.failure.Held;
import org.entente.core.failure.PermanentFault;
import org.entente.core.failure.Quarantined;
import org.entente.core.failure.Refused;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.ledger.Fact;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.LeftThisState;
import org.entente.core.ledger.Notice;
import org.entente.core.ledger.Retrying;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Step;
import org.entente.core.ledger.Way;
import org.entente.core.ledger.Workbench;
import org.entente.core.memory.Entries;
import org.entente.core.memory.InMemoryContents;
import org.entente.core.memory.InMemoryLedger;
import org.entente.core.message.Desk;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Partner;
import org.entente.core.partner.Partners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SideJournalTest {

    private static final StateCode NORLAND = new StateCode("QN");
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Partner SUDLAND = new Partner(
            new StateCode("QS"),
            "Sudland",
            URI.create("https://gateway.sudland.example/as4"),
            "urn:entente:agreement:qn-qs",
            Partner.Suite.EDELIVERY_2,
            new Partner.Retry(Duration.ofSeconds(1), Duration.ofSeconds(4)),
            Map.of());

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final Workbench workbench = new Workbench(ledger, new InMemoryContents(), LEASE, 1000);
    private final SideJournal journal = new SideJournal(
            workbench,
            new Partners(List.of(SUDLAND)),
            new Partner.Retry(Duration.ofSeconds(1), Duration.ofSeconds(5)),
            Clock.fixed(NOON, ZoneOffset.UTC));

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"SUBMITTED", "CLEARED", "WAITING"})
    void refusesOwnMessagesWithTheReasonAndTellsNoPartner(Stage stage) {
        Stranded stranded = stranded(Entries.outbound(stage));

        journal.refused(stranded, new Refused(FailureCode.NOT_COMPETENT, "QS/IMMIGRATION"));

        assertThat(standsAt(Way.OUTBOUND)).isEqualTo(Stage.REFUSED);
        assertThat(lastFact(Way.OUTBOUND))
                .isEqualTo(Fact.because(NOON, Step.REFUSED, FailureCode.NOT_COMPETENT, "QS/IMMIGRATION"));
        assertThat(ledger.partnersWithNotices()).isEmpty();
    }

    @Test
    void tellsThePartnerThatItsMessageWasRefused() {
        Stranded stranded = stranded(Entries.inbound(Stage.ARRIVED));

        journal.refused(stranded, new Refused(FailureCode.HANDLING_FORBIDS_RECIPIENT, "not here"));

        Notice notice = onlyNotice();
        assertThat(notice.outcome()).isEqualTo(Notice.Outcome.REFUSED);
        assertThat(notice.code()).isEqualTo("HANDLING_FORBIDS_RECIPIENT");
        assertThat(notice.message()).isEqualTo(ID);
    }

    @Test
    void keepsWhatItDoesNotUnderstandWithWhatWasFoundAndTellsTheSenderWhere() {
        Stranded stranded = stranded(Entries.inbound(Stage.ARRIVED));
        var finding = new Finding("/Message/Header", "MessageId is missing");
        var why = new Refused(FailureCode.SHARED_SCHEMA, "1 findings against alert/v1", List.of(finding));

        journal.quarantined(stranded, new Quarantined(why));

        assertThat(standsAt(Way.INBOUND)).isEqualTo(Stage.QUARANTINED);
        assertThat(lastFact(Way.INBOUND).step()).isEqualTo(Step.QUARANTINED);
        assertThat(onlyNotice().outcome()).isEqualTo(Notice.Outcome.HELD);
        assertThat(onlyNotice().explanation())
                .isEqualTo("1 findings against alert/v1: /Message/Header: MessageId is missing");
        LedgerEntry kept = ledger.find(Way.INBOUND, ID).orElseThrow();
        assertThat(new String(workbench.read(kept, PartRole.FINDINGS), StandardCharsets.UTF_8))
                .contains("/Message/Header: MessageId is missing");
    }

    /** A notice about a notice would be answered with a notice, for ever. */
    @Test
    void neverAnswersAGatewaysOwnNotice() {
        Stranded stranded = stranded(Entries.inbound(Stage.ARRIVED).from(Desk.gatewayOf(NORLAND)));

        journal.refused(stranded, new Refused(FailureCode.SHARED_SCHEMA, "unreadable"));

        assertThat(standsAt(Way.INBOUND)).isEqualTo(Stage.REFUSED);
        assertThat(ledger.partnersWithNotices()).isEmpty();
    }

    @Test
    void callsARefusalForItsAgeExpired() {
        Stranded stranded = stranded(Entries.inbound(Stage.ARRIVED));

        journal.refused(stranded, new Refused(FailureCode.EXPIRED, "over"));

        assertThat(standsAt(Way.INBOUND)).isEqualTo(Stage.EXPIRED);
        assertThat(lastFact(Way.INBOUND).step()).isEqualTo(Step.EXPIRED);
        assertThat(onlyNotice().outcome()).isEqualTo(Notice.Outcome.EXPIRED);
    }

    @Test
    void holdsWithWhatAPersonNeedsToSee() {
        Stranded stranded = stranded(Entries.inbound(Stage.ARRIVED));
        byte[] report = "<LossReport/>".getBytes(StandardCharsets.UTF_8);

        journal.held(
                stranded,
                new Held(
                        FailureCode.LOSS_BLOCKS,
                        "1 loss",
                        List.of(new Held.Exhibit("losses.xml", "application/xml", report))));

        LedgerEntry held = ledger.find(Way.INBOUND, ID).orElseThrow();
        assertThat(held.stage()).isEqualTo(Stage.HELD);
        assertThat(workbench.read(held, PartRole.LOSSES)).isEqualTo(report);
        assertThat(onlyNotice().outcome()).isEqualTo(Notice.Outcome.HELD);
    }

    @Test
    void holdsWhatThePartnerSaysItHasWithoutAReceiptAndSaysThatItMayHaveLeft() {
        Stranded stranded = stranded(Entries.outbound(Stage.WAITING));

        journal.held(stranded, new Held(FailureCode.RECEIPT_MISSING, "EBMS:0004 Other", List.of()));

        LedgerEntry held = ledger.find(Way.OUTBOUND, ID).orElseThrow();
        assertThat(held.stage()).isEqualTo(Stage.HELD);
        assertThat(held.standing().left()).isEqualTo(LeftThisState.MAYBE);
        assertThat(lastFact(Way.OUTBOUND))
                .isEqualTo(Fact.because(NOON, Step.HELD, FailureCode.RECEIPT_MISSING, "EBMS:0004 Other"));
    }

    @Test
    void waitsAsThePartnersAgreementSaysAndRemembersSinceWhen() {
        stranded(Entries.outbound(Stage.CLEARED));
        var down = new TemporaryFault(FailureCode.PARTNER_UNREACHABLE, "connection refused");

        for (int attempt = 1; attempt <= 4; attempt++) {
            journal.waiting(new Stranded(ledger.find(Way.OUTBOUND, ID).orElseThrow()), down);

            Duration pause = Duration.ofSeconds(Math.min(4, 1L << (attempt - 1)));
            assertThat(retrying(Way.OUTBOUND)).isEqualTo(new Retrying(NOON, attempt, NOON.plus(pause)));
        }
        assertThat(ledger.find(Way.OUTBOUND, ID).orElseThrow().standing().left())
                .isEqualTo(LeftThisState.NO);
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureCode.class,
            names = {"PARTNER_TIMED_OUT", "PARTNER_BROKE_OFF", "RECEIPT_DOES_NOT_FIT"})
    void saysThatItMayHaveLeftOnceAConnectionStood(FailureCode code) {
        Stranded stranded = stranded(Entries.outbound(Stage.CLEARED));

        journal.waiting(stranded, new TemporaryFault(code, "after the request was sent"));

        assertThat(ledger.find(Way.OUTBOUND, ID).orElseThrow().standing().left())
                .isEqualTo(LeftThisState.MAYBE);
    }

    @Test
    void neverForgetsThatItMayHaveLeft() {
        stranded(Entries.outbound(Stage.CLEARED));

        waitFor(FailureCode.PARTNER_TIMED_OUT);
        waitFor(FailureCode.PARTNER_UNREACHABLE);

        assertThat(ledger.find(Way.OUTBOUND, ID).orElseThrow().standing().left())
                .isEqualTo(LeftThisState.MAYBE);
    }

    @Test
    void waitsForAnAgencyByTheAgenciesBackOff() {
        Stranded stranded = stranded(Entries.inbound(Stage.ADMITTED));

        journal.waiting(stranded, new TemporaryFault(FailureCode.AGENCY_UNREACHABLE, "no answer"));

        assertThat(retrying(Way.INBOUND)).isEqualTo(new Retrying(NOON, 1, NOON.plusSeconds(1)));
    }

    @Test
    void givesTheClaimBackWhereNothingCanWait() {
        Stranded stranded = stranded(Entries.outbound(Stage.SUBMITTED));

        journal.waiting(stranded, new TemporaryFault(FailureCode.STORE_UNAVAILABLE, "busy"));

        assertThat(standsAt(Way.OUTBOUND)).isEqualTo(Stage.SUBMITTED);
        assertThat(ledger.claim(Way.OUTBOUND, ID, Set.of(Stage.SUBMITTED), LEASE))
                .isPresent();
    }

    @Test
    void breaksWithTheReasonForTheOperatorAndTellsThePartner() {
        Stranded stranded = stranded(Entries.inbound(Stage.ADMITTED));

        journal.broken(stranded, new PermanentFault(FailureCode.CONTENT_DAMAGED, "digest"));

        assertThat(standsAt(Way.INBOUND)).isEqualTo(Stage.BROKEN);
        assertThat(lastFact(Way.INBOUND).code()).contains(FailureCode.CONTENT_DAMAGED);
        assertThat(onlyNotice().outcome()).isEqualTo(Notice.Outcome.BROKEN);
    }

    @Test
    void leavesAMessageAloneThatSomebodyElseSettledMeanwhile() {
        Stranded stranded = stranded(Entries.inbound(Stage.ARRIVED));
        journal.refused(stranded, new Refused(FailureCode.NOT_COMPETENT, "first"));

        journal.broken(stranded, new PermanentFault(FailureCode.BROKEN, "second"));

        assertThat(standsAt(Way.INBOUND)).isEqualTo(Stage.REFUSED);
        assertThat(ledger.notices(NORLAND, 10)).hasSize(1);
    }

    private void waitFor(FailureCode code) {
        LedgerEntry entry = ledger.find(Way.OUTBOUND, ID).orElseThrow();
        journal.waiting(new Stranded(entry), new TemporaryFault(code, ""));
    }

    private Stranded stranded(Entries given) {
        LedgerEntry entry = given.entry();
        ledger.accept(entry, List.of());
        return new Stranded(
                ledger.claim(entry.way(), ID, Set.of(entry.stage()), LEASE).orElseThrow());
    }

    private Stage standsAt(Way way) {
        return ledger.find(way, ID).orElseThrow().stage();
    }

    private Fact lastFact(Way way) {
        return ledger.timeline(way, ID).getLast();
    }

    private Retrying retrying(Way way) {
        return ledger.find(way, ID).orElseThrow().standing().retrying().orElseThrow();
    }

    private Notice onlyNotice() {
        var notices = ledger.notices(NORLAND, 10);
        assertThat(notices).hasSize(1);
        return notices.getFirst().notice();
    }
}
