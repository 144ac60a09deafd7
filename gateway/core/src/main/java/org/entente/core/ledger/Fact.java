package org.entente.core.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Finding;

/**
 * One line of a message's timeline: when, which rung, and why where it is a side state.
 *
 * @param detail one sentence without personal data; empty when the rung says it all
 */
public record Fact(Instant at, Step step, Optional<FailureCode> code, String detail) {

    private static final int MOST_NAMED = 10;

    public static Fact of(Instant at, Step step) {
        return new Fact(at, step, Optional.empty(), "");
    }

    /** A step, and what was accepted on it although it differs from the language. */
    public static Fact with(Instant at, Step step, List<Finding> deviations) {
        String detail = deviations.stream()
                .limit(MOST_NAMED)
                .map(found -> found.code() + " at " + found.path())
                .collect(Collectors.joining("; "));
        return new Fact(at, step, Optional.empty(), deviations.isEmpty() ? "" : "Accepted with deviations: " + detail);
    }

    public static Fact because(Instant at, Step step, FailureCode code, String detail) {
        return new Fact(at, step, Optional.of(code), detail);
    }
}
