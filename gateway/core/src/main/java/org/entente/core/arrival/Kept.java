package org.entente.core.arrival;

import org.entente.core.ledger.LedgerEntry;

/** A partner's message that this State has promised not to lose (commit 4). Only {@link Keeping} makes one. */
public final class Kept {

    private final LedgerEntry entry;
    private final OpenedWire wire;
    private final boolean repeat;

    Kept(LedgerEntry entry, OpenedWire wire, boolean repeat) {
        this.entry = entry;
        this.wire = wire;
        this.repeat = repeat;
    }

    public LedgerEntry entry() {
        return entry;
    }

    public OpenedWire wire() {
        return wire;
    }

    public boolean isRepeat() {
        return repeat;
    }

    @Override
    public String toString() {
        return "Kept[" + entry.id() + "]";
    }
}
