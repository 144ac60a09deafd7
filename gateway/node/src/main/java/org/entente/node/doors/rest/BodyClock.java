package org.entente.node.doors.rest;

import java.time.Duration;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;

/** Ends a body that trickles: from its first byte to its last there is one time, however steadily bytes come. */
final class BodyClock {

    private final Duration allowed;
    private final long began = System.nanoTime();

    BodyClock(Duration allowed) {
        this.allowed = allowed;
    }

    void check() {
        if (System.nanoTime() - began > allowed.toNanos()) {
            throw new Refused(FailureCode.TOO_SLOW, "A body must be here after " + allowed.toSeconds() + " s");
        }
    }
}
