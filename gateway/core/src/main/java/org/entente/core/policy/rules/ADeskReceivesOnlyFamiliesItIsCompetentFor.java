package org.entente.core.policy.rules;

import org.entente.core.failure.FailureCode;
import org.entente.core.policy.Question;
import org.entente.core.policy.Rule;
import org.entente.core.policy.Verdict;

/** FIU matters go to FIUs, border matters to border authorities: a desk gets what its State named it for. */
public final class ADeskReceivesOnlyFamiliesItIsCompetentFor implements Rule {

    @Override
    public String source() {
        return "Egmont Principles for Information Exchange, para 11-13; S/2016/92 para 68(e); the partner agreement";
    }

    @Override
    public Verdict judge(Question question) {
        String family = question.envelope().family().name();
        return question.receiverMayReceive().contains(family)
                ? Verdict.ALLOWED
                : new Verdict.Forbidden(
                        FailureCode.NOT_COMPETENT,
                        question.envelope().parties().receiver() + " is not competent for " + family);
    }
}
