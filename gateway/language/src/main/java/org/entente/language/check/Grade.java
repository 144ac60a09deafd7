package org.entente.language.check;

import java.util.List;
import org.entente.core.failure.Finding;

/** How a message is taken. */
public enum Grade {
    ACCEPTED,
    ACCEPTED_WITH_DEVIATIONS,
    REJECTED;

    static Grade of(List<Finding> findings) {
        if (findings.stream().anyMatch(Finding::rejects)) {
            return REJECTED;
        }
        return findings.isEmpty() ? ACCEPTED : ACCEPTED_WITH_DEVIATIONS;
    }
}
