package org.entente.core.policy.rules;

import org.entente.core.failure.FailureCode;
import org.entente.core.message.Desk;
import org.entente.core.message.Envelope;
import org.entente.core.policy.Question;
import org.entente.core.policy.Rule;
import org.entente.core.policy.Verdict;

/** An exclusion beats any permission, and a closed list admits nobody else. */
public final class NothingGoesToARecipientThatHandlingForbids implements Rule {

    @Override
    public String source() {
        return "INTERPOL Rules on the Processing of Data, national restrictions; domain page 1.2 (excludedRecipients)";
    }

    @Override
    public Verdict judge(Question question) {
        Desk receiver = question.envelope().parties().receiver();
        return isPermitted(question.envelope(), receiver)
                ? Verdict.ALLOWED
                : new Verdict.Forbidden(
                        FailureCode.HANDLING_FORBIDS_RECIPIENT, "The originator does not let " + receiver + " see it");
    }

    private static boolean isPermitted(Envelope envelope, Desk receiver) {
        return envelope.handling().permits(receiver)
                && envelope.attachments().stream()
                        .allMatch(attachment -> attachment
                                .handling()
                                .map(own -> own.permits(receiver))
                                .orElse(true));
    }
}
