package org.entente.core.deadline;

import java.time.Instant;
import java.util.Optional;

/** A time in which the clock stood, and why; without an end while it still stands. */
public record Stop(Instant from, Optional<Instant> to, Reason reason) {

    public Stop {
        if (to.isPresent() && to.get().isBefore(from)) {
            throw new IllegalArgumentException("A clock does not go on before it stopped");
        }
    }

    /** The reasons of the shared language (domain page 1.4). */
    public enum Reason {
        MORE_INFO,
        CONSULTATION,
        ENFORCING_AUTHORITY_REVIEW,
        POSTPONED
    }

    /** Whether the clock stood at some time from {@code start} until just before {@code end}. */
    boolean touches(Instant start, Instant end) {
        boolean isEmpty = to.filter(from::equals).isPresent();
        return !isEmpty && from.isBefore(end) && to.map(start::isBefore).orElse(true);
    }
}
