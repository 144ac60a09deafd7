package org.entente.core.sealing;

import java.time.Instant;

/** A signed and encrypted message, opaque to all but the room that made it. */
public interface WireMessage {

    /** When it was signed. */
    Instant sealedAt();
}
