package org.entente.core.policy.rules;

import org.entente.core.failure.FailureCode;
import org.entente.core.message.Envelope.Parties;
import org.entente.core.policy.Question;
import org.entente.core.policy.Rule;
import org.entente.core.policy.Verdict;

/** Originator control: whoever passes on somebody else's information names the consent. */
public final class AnOriginatorOtherThanTheSenderHasConsented implements Rule {

    @Override
    public String source() {
        return "Third-party rule: Egmont Principles para 26; domain page 1.2 (onward, originator)";
    }

    @Override
    public Verdict judge(Question question) {
        Parties parties = question.envelope().parties();
        boolean own = parties.originator().equals(parties.sender());
        return own || parties.originatorConsent().isPresent()
                ? Verdict.ALLOWED
                : new Verdict.Forbidden(
                        FailureCode.ORIGINATOR_CONSENT_MISSING, "The originator is " + parties.originator());
    }
}
