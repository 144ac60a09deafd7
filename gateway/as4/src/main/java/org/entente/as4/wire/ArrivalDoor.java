package org.entente.as4.wire;

import org.entente.core.arrival.Arrival;

/** Where the AS4 door hands in what arrived; returns the signed receipt. */
@FunctionalInterface
public interface ArrivalDoor {

    /** Throws {@code Refused}, {@code TemporaryFault} or {@code PermanentFault}. */
    byte[] accept(Arrival arrival);
}
