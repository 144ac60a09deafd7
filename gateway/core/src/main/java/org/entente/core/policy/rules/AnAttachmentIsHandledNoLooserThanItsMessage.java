package org.entente.core.policy.rules;

import java.util.List;
import org.entente.core.failure.FailureCode;
import org.entente.core.handling.Strictest;
import org.entente.core.message.Handling;
import org.entente.core.policy.Question;
import org.entente.core.policy.Rule;
import org.entente.core.policy.Verdict;

/** An attachment's own handling may only add to that of the message around it. */
public final class AnAttachmentIsHandledNoLooserThanItsMessage implements Rule {

    @Override
    public String source() {
        return "domain page 1.1 (attachments: own handling, may only be stricter)";
    }

    @Override
    public Verdict judge(Question question) {
        Handling around = question.envelope().handling();
        List<String> looser = question.envelope().attachments().stream()
                .filter(attachment -> attachment
                        .handling()
                        .map(own -> !Strictest.looserAxes(own, around).isEmpty())
                        .orElse(false))
                .map(attachment -> attachment.id())
                .toList();
        return looser.isEmpty()
                ? Verdict.ALLOWED
                : new Verdict.Forbidden(
                        FailureCode.HANDLING_LOOSENED, "Looser than their message: " + String.join(", ", looser));
    }
}
