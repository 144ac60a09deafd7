package org.entente.core.arrival;

import org.entente.core.content.ContentKey;

/** A partner's message, verified and decrypted, not yet in the ledger. Only {@link Opening} makes one. */
public final class Opened {

    private final OpenedWire wire;
    private final ContentKey key;

    Opened(OpenedWire wire, ContentKey key) {
        this.wire = wire;
        this.key = key;
    }

    public OpenedWire wire() {
        return wire;
    }

    public ContentKey key() {
        return key;
    }

    @Override
    public String toString() {
        return "Opened[" + wire.message() + "]";
    }
}
