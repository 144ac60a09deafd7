package org.entente.core.policy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.entente.core.checking.Checked;
import org.entente.core.checking.SharedBytes;
import org.entente.core.completeness.CanonicalReader;
import org.entente.core.completeness.Completeness;
import org.entente.core.completeness.Requirement;
import org.entente.core.content.PartRole;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Held;
import org.entente.core.failure.PermanentFault;
import org.entente.core.failure.Refused;
import org.entente.core.language.SharedMessage;
import org.entente.core.language.SharedXml;
import org.entente.core.ledger.Clearance;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Way;
import org.entente.core.ledger.Workbench;
import org.entente.core.message.Envelope;
import org.entente.core.message.MessageId;
import org.entente.core.partner.Directory;
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
import org.entente.core.translation.LossReport;
import org.entente.schemas.Families;
import org.entente.schemas.Family;

/** All rules of this State, and the only hand that makes the two clearances. */
public final class RuleBook {

    /** Requests whose treaties say what they must tell. */
    private static final Set<String> MEASURED =
            Set.of("mla-request", "preservation-request", "disclosure-order", "fiu-information-request");

    private final Completeness completeness = Completeness.current();
    private final CanonicalReader canonical = new CanonicalReader();
    private final List<Rule> rules = current();
    private final Workbench workbench;
    private final Directory directory;
    private final Provenance provenance;
    private final Clock clock;

    public RuleBook(Workbench workbench, Directory directory, SharedXml shared, Clock clock) {
        this.workbench = workbench;
        this.directory = directory;
        this.provenance = new Provenance(workbench, shared);
        this.clock = clock;
    }

    /** Names the set of rules below; changes with every change to it. */
    public static String edition() {
        return "2026-11-2";
    }

    /** The book, in the order in which it is asked. */
    public static List<Rule> current() {
        return List.of(
                new ARequestNamesItsLegalBasis(),
                new ADeskReceivesOnlyFamiliesItIsCompetentFor(),
                new NothingGoesToARecipientThatHandlingForbids(),
                new AnExpiredMessageDoesNotLeave(),
                new AnOriginatorOtherThanTheSenderHasConsented(),
                new HandlingNeverGetsLooserOnTheWay(),
                new AnAttachmentIsHandledNoLooserThanItsMessage(),
                new AMarkingIsNotGivenALowerLevelThanItMeans(),
                new AnIncompleteRequestDoesNotLeave(),
                new WhatIsNotForCourtDoesNotLeaveAsEvidence());
    }

    /**
     * Judges a message on its way out.
     *
     * @throws Refused with the code of the first rule that forbids it
     * @throws Held with the code of the first rule that asks for a person
     */
    public ClearedToLeave mayLeave(Checked checked) {
        Clearance clearance = judge(Way.OUTBOUND, checked);
        return new ClearedToLeave(checked.entry(), checked.bytes(), clearance, checked.losses(), checked.deviations());
    }

    /** Judges a message on its way in: may this desk get this from them. Throws as {@link #mayLeave}. */
    public ClearedToEnter mayEnter(Checked checked) {
        return new ClearedToEnter(checked, judge(Way.INBOUND, checked));
    }

    /** Hands a clearance out again after a queue: only for the digest that was judged, and before it expires. */
    public ClearedToLeave recall(MessageId id) {
        LedgerEntry entry = workbench.claim(Way.OUTBOUND, id, Set.of(Stage.CLEARED, Stage.WAITING));
        refuseExpired(entry);
        Clearance clearance = entry.standing()
                .clearance()
                .filter(decision -> decision.edition().equals(edition()))
                .orElseThrow(() -> new PermanentFault(
                        FailureCode.BROKEN, "The clearance is of another edition of the rule book: judge it again"));
        SharedBytes bytes = SharedBytes.of(workbench.read(entry, PartRole.SHARED));
        if (!bytes.digest().equals(clearance.judged())) {
            throw new PermanentFault(FailureCode.CONTENT_DAMAGED, "The stored message is not the one that was judged");
        }
        return new ClearedToLeave(entry, bytes, clearance, LossReport.NONE, List.of());
    }

    private void refuseExpired(LedgerEntry entry) {
        Instant now = clock.instant();
        if (entry.expiresAt().map(end -> !now.isBefore(end)).orElse(false)) {
            throw new Refused(FailureCode.EXPIRED, "Its validity ended before it could leave");
        }
    }

    private Clearance judge(Way way, Checked checked) {
        Envelope envelope = checked.message().envelope();
        Instant now = clock.instant();
        boolean isRequest = Families.named(envelope.family().name())
                .map(Family::needsLegalBasis)
                .orElseThrow(() -> new Refused(
                        FailureCode.UNKNOWN_FAMILY, envelope.family().toString()));
        Set<String> competences = directory.competences(envelope.parties().receiver());
        var question = new Question(
                way,
                envelope,
                competences,
                isRequest,
                provenance.inherited(way, envelope),
                missing(way, checked.message()),
                now);
        for (Rule rule : rules) {
            act(rule.judge(question));
        }
        return new Clearance(checked.bytes().digest(), edition(), now);
    }

    private List<Requirement> missing(Way way, SharedMessage message) {
        boolean isMeasured = way == Way.OUTBOUND
                && MEASURED.contains(message.envelope().family().name());
        return isMeasured ? completeness.missing(canonical.read(message)) : List.of();
    }

    private static void act(Verdict verdict) {
        switch (verdict) {
            case Verdict.Allowed ignored -> {}
            case Verdict.Forbidden no -> throw new Refused(no.code(), no.detail());
            case Verdict.ForAPerson hold -> throw new Held(hold.code(), hold.detail(), List.of());
        }
    }
}
