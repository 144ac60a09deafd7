package org.entente.core.arrival;

import org.entente.core.ledger.LedgerEntry;
import org.entente.core.message.Lane;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;

/** The signed receipt, which goes back in the answer or follows by itself. Only {@link Keeping} makes one. */
public final class ReceiptGiven {

    private final LedgerEntry entry;
    private final byte[] bytes;
    private final boolean follows;

    ReceiptGiven(LedgerEntry entry, byte[] bytes, boolean follows) {
        this.entry = entry;
        this.bytes = bytes;
        this.follows = follows;
    }

    public MessageId message() {
        return entry.id();
    }

    /** The State that sent the message. */
    public StateCode partner() {
        return entry.partner();
    }

    public Lane lane() {
        return entry.urgency().lane();
    }

    public byte[] bytes() {
        return bytes;
    }

    /** Whether it is sent as a request of its own: then the answer to the message is empty. */
    public boolean follows() {
        return follows;
    }

    @Override
    public String toString() {
        return "ReceiptGiven[" + entry.id() + "]";
    }
}
