package org.entente.core.policy.rules;

import java.util.List;
import java.util.Set;
import org.entente.core.failure.FailureCode;
import org.entente.core.handling.Strictest;
import org.entente.core.policy.Question;
import org.entente.core.policy.Rule;
import org.entente.core.policy.Verdict;

/** Whoever passes on another State's information keeps its handling: only the originator loosens it. */
public final class HandlingNeverGetsLooserOnTheWay implements Rule {

    /** What a consent to another use opens (C13); on every other axis only a new message of the originator does. */
    private static final Set<String> OPEN_TO_CONSENT = Set.of(Strictest.USE_LIMIT, Strictest.EUROPOL_CODES);

    @Override
    public String source() {
        return "Third-party rule; domain page 1.2 (nobody but the originator loosens) and 1.11, I3";
    }

    @Override
    public Verdict judge(Question question) {
        boolean consented = question.envelope().parties().originatorConsent().isPresent();
        List<String> looser = question
                .inherited()
                .map(inherited -> Strictest.looserAxes(question.envelope().handling(), inherited))
                .orElse(List.of())
                .stream()
                .filter(axis -> !(consented && OPEN_TO_CONSENT.contains(axis)))
                .toList();
        return looser.isEmpty()
                ? Verdict.ALLOWED
                : new Verdict.Forbidden(
                        FailureCode.HANDLING_LOOSENED, "Looser than what came in: " + String.join(", ", looser));
    }
}
