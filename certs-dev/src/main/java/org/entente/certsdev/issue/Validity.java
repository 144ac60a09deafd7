package org.entente.certsdev.issue;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;

/** From when until when a certificate holds, in whole seconds. */
public record Validity(Instant from, Instant until) {
    /** Certificates are dated back a little, so that a partner whose clock is late accepts them at once. */
    private static final Duration DATED_BACK = Duration.ofHours(1);

    public Validity {
        from = from.truncatedTo(ChronoUnit.SECONDS);
        until = until.truncatedTo(ChronoUnit.SECONDS);
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("A certificate cannot end at " + until + " when it begins at " + from);
        }
    }

    /** For this long, beginning one hour before now. */
    public static Validity lasting(Period length, Clock clock) {
        var from = clock.instant().minus(DATED_BACK);
        return new Validity(from, from.atZone(UTC).plus(length).toInstant());
    }

    /** The same, ending no later than the other. */
    public Validity endingWithin(Validity other) {
        return until.isAfter(other.until) && from.isBefore(other.until) ? new Validity(from, other.until) : this;
    }
}
