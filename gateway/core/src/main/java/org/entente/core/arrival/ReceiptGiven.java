package org.entente.core.arrival;

import org.entente.core.message.Lane;
import org.entente.core.message.MessageId;

/** The signed receipt that goes back to the partner. Only {@link Keeping} makes one. */
public final class ReceiptGiven {

    private final MessageId message;
    private final Lane lane;
    private final byte[] bytes;

    ReceiptGiven(MessageId message, Lane lane, byte[] bytes) {
        this.message = message;
        this.lane = lane;
        this.bytes = bytes;
    }

    public MessageId message() {
        return message;
    }

    public Lane lane() {
        return lane;
    }

    public byte[] bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return "ReceiptGiven[" + message + "]";
    }
}
