package org.entente.core.policy.rules;

import java.util.List;
import org.entente.core.completeness.Requirement.Force;
import org.entente.core.failure.FailureCode;
import org.entente.core.policy.Question;
import org.entente.core.policy.Rule;
import org.entente.core.policy.Verdict;

/** What a treaty demands of a request is asked here, before sending, and not by the other State weeks later. */
public final class AnIncompleteRequestDoesNotLeave implements Rule {

    @Override
    public String source() {
        return "UNTOC art. 18(15); EIO Annex A; Convention on Cybercrime art. 29(2); domain page 1.12";
    }

    @Override
    public Verdict judge(Question question) {
        List<String> demands = question.missing().stream()
                .filter(requirement -> requirement.force() == Force.MUST)
                .map(requirement -> requirement.provision() + ": " + requirement.sentence())
                .toList();
        return demands.isEmpty()
                ? Verdict.ALLOWED
                : new Verdict.Forbidden(FailureCode.INCOMPLETE, String.join(" ", demands));
    }
}
