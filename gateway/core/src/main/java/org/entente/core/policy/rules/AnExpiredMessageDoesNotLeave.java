package org.entente.core.policy.rules;

import org.entente.core.failure.FailureCode;
import org.entente.core.policy.Question;
import org.entente.core.policy.Rule;
import org.entente.core.policy.Verdict;

/** What is over is over: an alert past its end neither leaves nor enters. */
public final class AnExpiredMessageDoesNotLeave implements Rule {

    @Override
    public String source() {
        return "domain page 1.1 (expiresAt); people page 4.2 (side state Expired)";
    }

    @Override
    public Verdict judge(Question question) {
        return question.envelope().validity().isOverAt(question.now())
                ? new Verdict.Forbidden(FailureCode.EXPIRED, "Its validity had ended when it was judged")
                : Verdict.ALLOWED;
    }
}
