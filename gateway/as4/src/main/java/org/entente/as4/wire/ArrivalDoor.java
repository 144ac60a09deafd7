package org.entente.as4.wire;

import org.entente.core.arrival.Arrival;

/** Where the servlet hands what arrived: keeps it, and answers with the signed receipt. */
@FunctionalInterface
public interface ArrivalDoor {

    /**
     * Returns the receipt once the message is kept; nothing where the receipt follows by itself, or none is due.
     *
     * @throws org.entente.core.failure.Refused to be told to the partner as an ebMS error
     * @throws org.entente.core.failure.TemporaryFault so that the partner tries again
     * @throws org.entente.core.failure.PermanentFault so that the partner tries again while an operator looks
     */
    byte[] accept(Arrival arrival);
}
