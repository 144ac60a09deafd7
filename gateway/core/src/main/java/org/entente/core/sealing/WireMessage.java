package org.entente.core.sealing;

import java.time.Instant;
import java.util.Optional;

/** A signed and encrypted message, opaque to all but the room that made it. */
public interface WireMessage {

    /** When it was signed. */
    Instant sealedAt();

    /** What the receipt must repeat, where it does not come in the answer; empty where it does. */
    Optional<byte[]> signedForLater();
}
