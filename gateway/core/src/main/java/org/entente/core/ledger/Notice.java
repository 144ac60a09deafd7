package org.entente.core.ledger;

import java.time.Instant;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;

/** What the receiving State tells the sending one about a message: outcome, when, and why where it did not arrive. */
public record Notice(StateCode to, MessageId message, Outcome outcome, Instant at, String code, String explanation) {

    /** The outcomes of the delivery-notice family. */
    public enum Outcome {
        DELIVERED,
        REFUSED,
        HELD,
        EXPIRED,
        BROKEN
    }
}
