package org.entente.core.sealing;

import org.entente.core.ledger.LedgerEntry;

/** A cleared message, signed and encrypted for its partner. Only {@link Sealing} makes one. */
public final class Sealed {

    private final LedgerEntry entry;
    private final WireMessage wire;

    Sealed(LedgerEntry entry, WireMessage wire) {
        this.entry = entry;
        this.wire = wire;
    }

    public LedgerEntry entry() {
        return entry;
    }

    public WireMessage wire() {
        return wire;
    }

    @Override
    public String toString() {
        return "Sealed[" + entry.id() + "]";
    }
}
