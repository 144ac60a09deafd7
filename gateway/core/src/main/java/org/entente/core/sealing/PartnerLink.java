package org.entente.core.sealing;

import java.time.Instant;

/** The line to the partners' gateways. */
public interface PartnerLink {

    /**
     * Sends a sealed message and returns the partner's verified receipt.
     *
     * @throws org.entente.core.failure.TemporaryFault PARTNER_UNREACHABLE, PARTNER_TIMED_OUT, RECEIPT_DOES_NOT_FIT
     * @throws org.entente.core.failure.Refused PARTNER_REFUSED with the partner's own code in the detail;
     *     RECEIPT_MISSING when the partner says that it has the message already
     * @throws org.entente.core.failure.TemporaryFault PARTNER_NOT_TRUSTED when its certificate is not the agreed one
     */
    WireReceipt push(WireMessage message);

    /** A verified receipt: when it came, and its signed bytes. */
    record WireReceipt(Instant at, byte[] proof) {
        @Override
        public String toString() {
            return "WireReceipt[" + at + "]";
        }
    }
}
