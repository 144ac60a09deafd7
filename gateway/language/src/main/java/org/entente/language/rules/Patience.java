package org.entente.language.rules;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.entente.core.failure.Finding;
import org.entente.core.failure.Severity;

/** How long and how far one message is looked at; at its end the message is refused with what was found so far. */
public final class Patience {

    /** The number of findings after which nobody reads on. */
    public static final int MOST_FINDINGS = 50;

    private final LongSupplier nanos;
    private final long end;

    /** Starts now: takes the clock that counts nanoseconds, and how long. */
    public Patience(LongSupplier nanos, Duration most) {
        this.nanos = nanos;
        this.end = nanos.getAsLong() + most.toNanos();
    }

    /** Whether to stop; adds the finding that says why. */
    boolean isOver(List<Finding> findings) {
        if (findings.size() >= MOST_FINDINGS) {
            return true;
        }
        if (nanos.getAsLong() - end > 0) {
            findings.add(new Finding(
                    "LIMIT-TIME", Severity.REJECT, "/", "Checking took too long and was stopped; send less at once."));
            return true;
        }
        return false;
    }
}
