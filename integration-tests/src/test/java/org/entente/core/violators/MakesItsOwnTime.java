package org.entente.core.violators;

import java.time.Instant;

/** Breaks the rule that time comes from outside. */
final class MakesItsOwnTime {

    Instant taken() {
        return Instant.now();
    }
}
