package org.entente.core.arrival;

import org.entente.core.message.StateCode;

/** The line over which a receipt goes to the partner as a request of its own. */
@FunctionalInterface
public interface ReceiptLine {

    /**
     * Returns when the partner's gateway took it.
     *
     * @throws org.entente.core.failure.TemporaryFault when it did not
     */
    void carry(StateCode partner, byte[] receipt);
}
