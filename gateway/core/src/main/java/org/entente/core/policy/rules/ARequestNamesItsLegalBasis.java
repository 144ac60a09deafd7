package org.entente.core.policy.rules;

import org.entente.core.failure.FailureCode;
import org.entente.core.policy.Question;
import org.entente.core.policy.Rule;
import org.entente.core.policy.Verdict;

/** A request says under which law it asks; an alert or a notice may, a request must. */
public final class ARequestNamesItsLegalBasis implements Rule {

    @Override
    public String source() {
        return "UNTOC art. 18(15); Budapest Convention art. 29(2); domain page 1.1 (legalBasis mandatory for requests)";
    }

    @Override
    public Verdict judge(Question question) {
        boolean silent =
                question.isRequest() && question.envelope().legalBasis().isEmpty();
        return silent
                ? new Verdict.Forbidden(
                        FailureCode.NO_LEGAL_BASIS,
                        "The family " + question.envelope().family() + " is a request")
                : Verdict.ALLOWED;
    }
}
