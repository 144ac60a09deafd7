package org.entente.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.core.failure.FailureCode;
import org.entente.core.ledger.Way;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.CaseId;
import org.entente.core.message.Desk;
import org.entente.core.message.Envelope;
import org.entente.core.message.Handling;
import org.entente.core.message.LegalBasis;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.message.Urgency;
import org.entente.core.policy.rules.ADeskReceivesOnlyFamiliesItIsCompetentFor;
import org.entente.core.policy.rules.ARequestNamesItsLegalBasis;
import org.entente.core.policy.rules.AnExpiredMessageDoesNotLeave;
import org.entente.core.policy.rules.AnOriginatorOtherThanTheSenderHasConsented;
import org.entente.core.policy.rules.NothingGoesToARecipientThatHandlingForbids;
import org.junit.jupiter.api.Test;

class RuleBookTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Desk NORLAND_FIU = new Desk(new StateCode("QN"), AuthorityKind.FIU);
    private static final Desk SUDLAND_FIU = new Desk(new StateCode("QS"), AuthorityKind.FIU);
    private static final Desk ESTMARK_FIU = new Desk(new StateCode("QT"), AuthorityKind.FIU);
    private static final LegalBasis EGMONT =
            new LegalBasis("EGMONT-PRINCIPLES", "TERRORIST_FINANCING", Optional.empty(), Optional.empty(), List.of());

    private List<LegalBasis> legalBasis = List.of(EGMONT);
    private Desk originator = NORLAND_FIU;
    private Optional<Envelope.Consent> consent = Optional.empty();
    private Optional<Instant> expiresAt = Optional.empty();
    private List<Handling.Recipient> permitted = List.of();
    private List<Handling.Recipient> excluded = List.of();

    @Test
    void everyRuleNamesItsSource() {
        assertThat(RuleBook.current())
                .hasSize(5)
                .allSatisfy(rule -> assertThat(rule.source()).hasSizeGreaterThan(10));
    }

    @Test
    void allowsAnOrdinaryRequest() {
        assertThat(RuleBook.current())
                .allSatisfy(rule -> assertThat(rule.judge(question(NOON))).isEqualTo(Verdict.ALLOWED));
    }

    @Test
    void refusesARequestWithoutLegalBasis() {
        legalBasis = List.of();

        Verdict verdict = new ARequestNamesItsLegalBasis().judge(question(NOON));

        assertForbidden(verdict, FailureCode.NO_LEGAL_BASIS);
    }

    @Test
    void refusesAFamilyTheDeskIsNotCompetentFor() {
        var question = new Question(Way.INBOUND, envelope(), Set.of("alert"), true, NOON);

        Verdict verdict = new ADeskReceivesOnlyFamiliesItIsCompetentFor().judge(question);

        assertForbidden(verdict, FailureCode.NOT_COMPETENT);
    }

    @Test
    void anExclusionBeatsAPermission() {
        permitted = List.of(recipient("QS"));
        excluded = List.of(recipient("QS"));

        Verdict verdict = new NothingGoesToARecipientThatHandlingForbids().judge(question(NOON));

        assertForbidden(verdict, FailureCode.HANDLING_FORBIDS_RECIPIENT);
    }

    @Test
    void aClosedListAdmitsNobodyElse() {
        permitted = List.of(recipient("QT"));

        Verdict verdict = new NothingGoesToARecipientThatHandlingForbids().judge(question(NOON));

        assertForbidden(verdict, FailureCode.HANDLING_FORBIDS_RECIPIENT);
    }

    @Test
    void refusesFromTheVeryInstantOfExpiry() {
        expiresAt = Optional.of(NOON);

        assertThat(new AnExpiredMessageDoesNotLeave().judge(question(NOON.minusMillis(1))))
                .isEqualTo(Verdict.ALLOWED);
        assertForbidden(new AnExpiredMessageDoesNotLeave().judge(question(NOON)), FailureCode.EXPIRED);
    }

    @Test
    void asksForTheOriginatorsConsent() {
        originator = ESTMARK_FIU;

        Verdict without = new AnOriginatorOtherThanTheSenderHasConsented().judge(question(NOON));
        consent = Optional.of(new Envelope.Consent("EST-4711", NOON));
        Verdict with = new AnOriginatorOtherThanTheSenderHasConsented().judge(question(NOON));

        assertForbidden(without, FailureCode.ORIGINATOR_CONSENT_MISSING);
        assertThat(with).isEqualTo(Verdict.ALLOWED);
    }

    private static void assertForbidden(Verdict verdict, FailureCode code) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Forbidden.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    private static Handling.Recipient recipient(String state) {
        return new Handling.Recipient(Optional.of(new StateCode(state)), Optional.empty());
    }

    private Question question(Instant now) {
        return new Question(Way.OUTBOUND, envelope(), Set.of("fiu-information-request"), true, now);
    }

    private Envelope envelope() {
        var id = new MessageId(new UUID(1, 2));
        var dissemination = new Handling.Dissemination("NONE", permitted, excluded);
        return new Envelope(
                id,
                new Envelope.CaseLinks(CaseId.openedBy(id), Optional.empty(), Optional.empty()),
                new Envelope.FamilyName("fiu-information-request", "v1"),
                new Envelope.Parties(NORLAND_FIU, SUDLAND_FIU, originator, consent),
                new Envelope.PointOfContact("Duty desk", Optional.empty(), Optional.empty(), List.of("en"), true),
                new Envelope.Validity(NOON.minusSeconds(60), Optional.empty(), expiresAt),
                new Envelope.UrgencyMark(Urgency.ROUTINE, Optional.empty()),
                Optional.empty(),
                legalBasis,
                new Handling(
                        new Handling.Classification("RESTRICTED", Optional.empty()),
                        Optional.empty(),
                        List.of(),
                        new Handling.UseLimit("INTELLIGENCE_ONLY", List.of()),
                        dissemination,
                        true,
                        Optional.empty(),
                        Optional.empty()),
                new Envelope.Safeguards(Optional.empty(), List.of()),
                List.of(),
                Optional.empty());
    }
}
