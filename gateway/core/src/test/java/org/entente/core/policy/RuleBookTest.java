package org.entente.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.core.completeness.Aspect;
import org.entente.core.completeness.Canonical;
import org.entente.core.completeness.Requirement;
import org.entente.core.failure.FailureCode;
import org.entente.core.ledger.Way;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.CaseId;
import org.entente.core.message.Desk;
import org.entente.core.message.Dissemination;
import org.entente.core.message.Dissemination.Audience;
import org.entente.core.message.Dissemination.Recipient;
import org.entente.core.message.Envelope;
import org.entente.core.message.Handling;
import org.entente.core.message.Handling.Classification;
import org.entente.core.message.Handling.EuropolCode;
import org.entente.core.message.LegalBasis;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.message.Urgency;
import org.entente.core.policy.rules.ADeskReceivesOnlyFamiliesItIsCompetentFor;
import org.entente.core.policy.rules.AMarkingIsNotGivenALowerLevelThanItMeans;
import org.entente.core.policy.rules.ARequestNamesItsLegalBasis;
import org.entente.core.policy.rules.AnAttachmentIsHandledNoLooserThanItsMessage;
import org.entente.core.policy.rules.AnExpiredMessageDoesNotLeave;
import org.entente.core.policy.rules.AnIncompleteRequestDoesNotLeave;
import org.entente.core.policy.rules.AnOriginatorOtherThanTheSenderHasConsented;
import org.entente.core.policy.rules.HandlingNeverGetsLooserOnTheWay;
import org.entente.core.policy.rules.NothingGoesToARecipientThatHandlingForbids;
import org.entente.core.policy.rules.WhatIsNotForCourtDoesNotLeaveAsEvidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleBookTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Desk NORLAND_FIU = new Desk(new StateCode("QN"), AuthorityKind.FIU);
    private static final Desk SUDLAND_FIU = new Desk(new StateCode("QS"), AuthorityKind.FIU);
    private static final Desk ESTMARK_FIU = new Desk(new StateCode("QT"), AuthorityKind.FIU);
    private static final EuropolCode H1 = new EuropolCode(EuropolCode.Value.H1, Optional.empty());
    private static final LegalBasis EGMONT = new LegalBasis(
            "EGMONT-PRINCIPLES",
            "TERRORIST_FINANCING",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    private List<LegalBasis> legalBasis = List.of(EGMONT);
    private Desk originator = NORLAND_FIU;
    private Optional<Envelope.Consent> consent = Optional.empty();
    private Optional<Instant> expiresAt = Optional.empty();
    private Set<Recipient> permitted = Set.of();
    private Set<Recipient> excluded = Set.of();
    private String family = "fiu-information-request";
    private Handling.Use use = Handling.Use.INVESTIGATION;
    private Set<EuropolCode> codes = Set.of();
    private Classification classification = Classification.of(Classification.Level.RESTRICTED, "NORLAND RESTRICTED");
    private List<Envelope.Attachment> attachments = List.of();
    private Optional<Handling> inherited = Optional.empty();
    private List<Requirement> missing = List.of();

    @Test
    void everyRuleNamesItsSource() {
        assertThat(RuleBook.current())
                .hasSize(10)
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
        var question = new Question(Way.INBOUND, envelope(), Set.of("alert"), true, inherited, missing, NOON);

        Verdict verdict = new ADeskReceivesOnlyFamiliesItIsCompetentFor().judge(question);

        assertForbidden(verdict, FailureCode.NOT_COMPETENT);
    }

    @Test
    void anExclusionBeatsAPermission() {
        permitted = Set.of(recipient("QS"));
        excluded = Set.of(recipient("QS"));

        Verdict verdict = new NothingGoesToARecipientThatHandlingForbids().judge(question(NOON));

        assertForbidden(verdict, FailureCode.HANDLING_FORBIDS_RECIPIENT);
    }

    @Test
    void whomItsOriginatorAddressesNeedNotBeOnTheList() {
        permitted = Set.of(recipient("QT"));

        Verdict verdict = new NothingGoesToARecipientThatHandlingForbids().judge(question(NOON));

        assertThat(verdict).isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void aListAdmitsNobodyElseToWhatIsPassedOn() {
        originator = ESTMARK_FIU;
        permitted = Set.of(recipient("QT"));

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

    @Test
    void keepsTheHandlingOfWhatItPassesOn() {
        inherited = Optional.of(handling());
        classification = Classification.of(Classification.Level.OFFICIAL, "NORLAND OFFICIAL");

        Verdict verdict = new HandlingNeverGetsLooserOnTheWay().judge(question(NOON));

        assertForbidden(verdict, FailureCode.HANDLING_LOOSENED);
        assertThat(verdict)
                .hasToString("Forbidden[code=HANDLING_LOOSENED, detail=Looser than what came in: classification]");
    }

    @Test
    void letsAConsentOpenTheUseInCourtAndNothingElse() {
        use = Handling.Use.INTELLIGENCE_ONLY;
        codes = Set.of(H1);
        inherited = Optional.of(handling());
        use = Handling.Use.EVIDENCE;
        codes = Set.of();
        consent = Optional.of(new Envelope.Consent("EST-4711", NOON));

        Verdict openedUse = new HandlingNeverGetsLooserOnTheWay().judge(question(NOON));
        classification = Classification.of(Classification.Level.UNMARKED, "NONE");
        Verdict openedMore = new HandlingNeverGetsLooserOnTheWay().judge(question(NOON));

        assertThat(openedUse).isEqualTo(Verdict.ALLOWED);
        assertForbidden(openedMore, FailureCode.HANDLING_LOOSENED);
    }

    @Test
    void passesOnWhatIsHandledAsStrictlyAsItCame() {
        inherited = Optional.of(handling());

        assertThat(new HandlingNeverGetsLooserOnTheWay().judge(question(NOON))).isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void takesNoAttachmentThatIsLooserThanItsMessage() {
        Handling asStrict = handling();
        use = Handling.Use.EVIDENCE;
        Handling looser = handling();
        use = Handling.Use.INVESTIGATION;

        attachments = List.of(attachment(asStrict));
        Verdict fine = new AnAttachmentIsHandledNoLooserThanItsMessage().judge(question(NOON));
        attachments = List.of(attachment(asStrict), attachment(looser));
        Verdict tooLoose = new AnAttachmentIsHandledNoLooserThanItsMessage().judge(question(NOON));

        assertThat(fine).isEqualTo(Verdict.ALLOWED);
        assertForbidden(tooLoose, FailureCode.HANDLING_LOOSENED);
    }

    @Test
    void countsTheExclusionsOfAttachments() {
        excluded = Set.of(recipient("QS"));
        attachments = List.of(attachment(handling()));
        excluded = Set.of();

        Verdict verdict = new NothingGoesToARecipientThatHandlingForbids().judge(question(NOON));

        assertForbidden(verdict, FailureCode.HANDLING_FORBIDS_RECIPIENT);
    }

    @Test
    void doesNotUnderrateANationalMarking() {
        classification = Classification.of(Classification.Level.RESTRICTED, "GEHEIM");
        var onItsWayIn = new Question(Way.INBOUND, envelope(), Set.of(), true, inherited, missing, NOON);

        assertForbidden(
                new AMarkingIsNotGivenALowerLevelThanItMeans().judge(question(NOON)), FailureCode.LABEL_UNDERRATED);
        assertThat(new AMarkingIsNotGivenALowerLevelThanItMeans().judge(onItsWayIn))
                .isEqualTo(Verdict.ALLOWED);
        classification = Classification.of(Classification.Level.SECRET, "GEHEIM");
        assertThat(new AMarkingIsNotGivenALowerLevelThanItMeans().judge(question(NOON)))
                .isEqualTo(Verdict.ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mla-request", "evidence-transmission"})
    void keepsH1MaterialOutOfCourtWithoutConsent(String evidence) {
        family = evidence;
        codes = Set.of(H1);

        Verdict without = new WhatIsNotForCourtDoesNotLeaveAsEvidence().judge(question(NOON));
        consent = Optional.of(new Envelope.Consent("EST-4711", NOON));
        Verdict with = new WhatIsNotForCourtDoesNotLeaveAsEvidence().judge(question(NOON));

        assertForbidden(without, FailureCode.NOT_FOR_COURT);
        assertThat(with).isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void knowsH1MaterialByWhereItCameFrom() {
        codes = Set.of(H1);
        inherited = Optional.of(handling());
        codes = Set.of();
        family = "evidence-transmission";

        assertForbidden(new WhatIsNotForCourtDoesNotLeaveAsEvidence().judge(question(NOON)), FailureCode.NOT_FOR_COURT);
    }

    @Test
    void knowsH1MaterialAmongAttachments() {
        codes = Set.of(H1);
        attachments = List.of(attachment(handling()));
        codes = Set.of();
        family = "evidence-transmission";

        assertForbidden(new WhatIsNotForCourtDoesNotLeaveAsEvidence().judge(question(NOON)), FailureCode.NOT_FOR_COURT);
    }

    @Test
    void letsIntelligenceTravelAsIntelligence() {
        use = Handling.Use.INTELLIGENCE_ONLY;
        codes = Set.of(H1);

        assertThat(new WhatIsNotForCourtDoesNotLeaveAsEvidence().judge(question(NOON)))
                .isEqualTo(Verdict.ALLOWED);
        family = "evidence-transmission";
        codes = Set.of();
        assertForbidden(new WhatIsNotForCourtDoesNotLeaveAsEvidence().judge(question(NOON)), FailureCode.NOT_FOR_COURT);
        var onItsWayIn = new Question(Way.INBOUND, envelope(), Set.of(), true, inherited, missing, NOON);
        assertThat(new WhatIsNotForCourtDoesNotLeaveAsEvidence().judge(onItsWayIn))
                .isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void holdsBackARequestThatLacksWhatItsInstrumentWants() {
        missing =
                List.of(requirement(Requirement.Force.WHERE_POSSIBLE, "UNTOC art. 18(15)(e)", "Give the nationality."));
        Verdict weaker = new AnIncompleteRequestDoesNotLeave().judge(question(NOON));
        missing = List.of(requirement(Requirement.Force.MUST, "UNTOC art. 18(15)(c)", "Add the facts."));
        Verdict none = new AnIncompleteRequestDoesNotLeave().judge(question(NOON));

        assertThat(weaker).isEqualTo(Verdict.ALLOWED);
        assertForbidden(none, FailureCode.INCOMPLETE);
        assertThat(none).asString().contains("UNTOC art. 18(15)(c): Add the facts.");
    }

    private static Requirement requirement(Requirement.Force force, String provision, String sentence) {
        return new Requirement("UNTOC-18", Aspect.FACTS, Canonical.Mark.ALWAYS, force, provision, sentence);
    }

    private static void assertForbidden(Verdict verdict, FailureCode code) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Forbidden.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    private static Recipient recipient(String state) {
        return new Recipient(Optional.of(new StateCode(state)), Optional.empty());
    }

    private Question question(Instant now) {
        return new Question(Way.OUTBOUND, envelope(), Set.of("fiu-information-request"), true, inherited, missing, now);
    }

    private Envelope envelope() {
        var id = new MessageId(new UUID(1, 2));
        return new Envelope(
                id,
                new Envelope.CaseLinks(CaseId.openedBy(id), Optional.empty(), Optional.empty()),
                new Envelope.FamilyName(family, "v1"),
                new Envelope.Parties(NORLAND_FIU, SUDLAND_FIU, originator, consent),
                new Envelope.PointOfContact("Duty desk", Optional.empty(), Optional.empty(), List.of("en"), true),
                new Envelope.Validity(NOON.minusSeconds(60), Optional.empty(), expiresAt),
                new Envelope.UrgencyMark(Urgency.ROUTINE, Optional.empty()),
                Optional.empty(),
                legalBasis,
                handling(),
                new Envelope.Safeguards(Optional.empty(), List.of()),
                attachments,
                Optional.empty());
    }

    private Handling handling() {
        return new Handling(
                classification,
                Optional.empty(),
                Optional.empty(),
                codes,
                new Handling.UseLimit(use, Handling.Purposes.ANY),
                new Dissemination(
                        Dissemination.Consent.NONE,
                        permitted.isEmpty() ? Audience.EVERYBODY : new Audience.Only(permitted),
                        excluded),
                true,
                Handling.Confidentiality.NOT_ASKED,
                Handling.Assessment.UNSAID,
                Handling.Retention.UNSAID,
                Optional.empty());
    }

    private Envelope.Attachment attachment(Handling own) {
        return new Envelope.Attachment(
                "a1", "photo.jpg", "image/jpeg", 1, "0".repeat(64), "EVIDENCE", Optional.of(own));
    }
}
