package org.entente.core.ledger;

import java.time.Instant;
import java.util.Optional;
import org.entente.core.failure.FailureCode;

/**
 * One line of a message's timeline: when, which rung, and why where it is a side state.
 *
 * @param detail one sentence without personal data; empty when the rung says it all
 */
public record Fact(Instant at, Step step, Optional<FailureCode> code, String detail) {

    public static Fact of(Instant at, Step step) {
        return new Fact(at, step, Optional.empty(), "");
    }

    public static Fact because(Instant at, Step step, FailureCode code, String detail) {
        return new Fact(at, step, Optional.of(code), detail);
    }
}
