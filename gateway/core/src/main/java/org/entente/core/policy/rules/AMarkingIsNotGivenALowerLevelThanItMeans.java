package org.entente.core.policy.rules;

import java.util.Optional;
import org.entente.core.failure.FailureCode;
import org.entente.core.handling.NationalLabels;
import org.entente.core.ledger.Way;
import org.entente.core.message.Handling.Classification;
import org.entente.core.policy.Question;
import org.entente.core.policy.Rule;
import org.entente.core.policy.Verdict;

/** A document that is marked SECRET does not leave as anything less; what a partner wrote is the partner's to say. */
public final class AMarkingIsNotGivenALowerLevelThanItMeans implements Rule {

    private final NationalLabels labels = NationalLabels.current();

    @Override
    public String source() {
        return "domain page 1.2 (original national label and equivalence level); Council Decision 2013/488/EU, app. B";
    }

    @Override
    public Verdict judge(Question question) {
        Classification given = question.envelope().handling().classification();
        Optional<String> underrated = given.labels().stream()
                .filter(label -> labels.level(label)
                        .map(meant -> meant.compareTo(given.level()) > 0)
                        .orElse(false))
                .sorted()
                .findFirst();
        return question.way() == Way.INBOUND
                ? Verdict.ALLOWED
                : underrated
                        .<Verdict>map(label -> new Verdict.Forbidden(
                                FailureCode.LABEL_UNDERRATED, label + " stands beside " + given.level()))
                        .orElse(Verdict.ALLOWED);
    }
}
