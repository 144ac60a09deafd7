package org.entente.core.arrival;

import java.io.InputStream;
import org.entente.core.content.ContentStore.PartName;
import org.entente.core.content.Part;

/** Verifies and decrypts what a partner sent, as the agreement with it says. */
public interface Opener {

    /**
     * Opens an arrival; decrypted payloads stream into {@code sink} and count only when this returns.
     *
     * @throws org.entente.core.failure.Refused UNKNOWN_PARTNER, NO_AGREEMENT, BAD_SIGNATURE, CANNOT_DECRYPT,
     *     BAD_WIRE_MESSAGE or TOO_LARGE
     */
    OpenedWire open(Arrival arrival, PayloadSink sink);

    /** Signs the receipt for what {@link #open} returned. */
    byte[] receiptFor(OpenedWire opened);

    /** Where decrypted payloads go: encrypted again at once, under the message's own key. */
    interface PayloadSink {
        /** Streams {@code in} to its end. */
        Part keep(PartName name, InputStream in);
    }
}
