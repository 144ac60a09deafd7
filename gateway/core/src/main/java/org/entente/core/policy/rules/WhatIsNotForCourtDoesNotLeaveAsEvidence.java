package org.entente.core.policy.rules;

import java.util.Set;
import java.util.stream.Stream;
import org.entente.core.failure.FailureCode;
import org.entente.core.ledger.Way;
import org.entente.core.message.Envelope;
import org.entente.core.message.Handling;
import org.entente.core.policy.Question;
import org.entente.core.policy.Rule;
import org.entente.core.policy.Verdict;

/** H1 and intelligence-only material becomes evidence when its originator consents, and not before. */
public final class WhatIsNotForCourtDoesNotLeaveAsEvidence implements Rule {

    private static final Set<String> EVIDENCE_FAMILIES = Set.of("mla-request", "evidence-transmission");

    @Override
    public String source() {
        return "Europol handling code H1; domain page 1.8, F19 and 1.11, I12";
    }

    @Override
    public Verdict judge(Question question) {
        Envelope envelope = question.envelope();
        boolean leavesAsEvidence = question.way() == Way.OUTBOUND
                && EVIDENCE_FAMILIES.contains(envelope.family().name());
        if (!leavesAsEvidence || envelope.parties().originatorConsent().isPresent()) {
            return Verdict.ALLOWED;
        }
        boolean forbidden = Stream.concat(
                        Stream.concat(Stream.of(envelope.handling()), question.inherited().stream()),
                        envelope.attachments().stream().flatMap(attachment -> attachment.handling().stream()))
                .anyMatch(WhatIsNotForCourtDoesNotLeaveAsEvidence::isNotForCourt);
        return forbidden
                ? new Verdict.Forbidden(FailureCode.NOT_FOR_COURT, "The originator's consent is not named")
                : Verdict.ALLOWED;
    }

    private static boolean isNotForCourt(Handling handling) {
        return handling.carries(Handling.EuropolCode.Value.H1)
                || handling.useLimit().level() == Handling.Use.INTELLIGENCE_ONLY;
    }
}
