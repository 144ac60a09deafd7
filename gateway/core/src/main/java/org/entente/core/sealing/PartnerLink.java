package org.entente.core.sealing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The line to the partners' gateways. */
public interface PartnerLink {

    /**
     * Sends a sealed message and returns the partner's verified receipt, or its promise of one where the agreement says
     * that receipts come by themselves.
     *
     * @throws org.entente.core.failure.TemporaryFault PARTNER_UNREACHABLE, PARTNER_BROKE_OFF, PARTNER_TIMED_OUT,
     *     RECEIPT_DOES_NOT_FIT
     * @throws org.entente.core.failure.Refused PARTNER_REFUSED with the partner's own code in the detail;
     *     RECEIPT_MISSING when the partner says that it has the message already
     * @throws org.entente.core.failure.TemporaryFault PARTNER_NOT_TRUSTED when its certificate is not the agreed one
     */
    Answer push(WireMessage message);

    /** What the partner's gateway answers to a message. */
    sealed interface Answer {
        Instant at();
    }

    /**
     * A verified receipt.
     *
     * @param at when it came
     * @param proof its signed bytes
     * @param signedAt when the partner says that it made it
     */
    record WireReceipt(Instant at, byte[] proof, Optional<Instant> signedAt) implements Answer {

        /** One that does not say when it was made. */
        public WireReceipt(Instant at, byte[] proof) {
            this(at, proof, Optional.empty());
        }

        @Override
        public String toString() {
            return "WireReceipt[" + at + "]";
        }
    }

    /** The message was taken; its receipt is to come as a request of its own, within some time. Proves nothing. */
    record Promise(Instant at, Duration within) implements Answer {}
}
