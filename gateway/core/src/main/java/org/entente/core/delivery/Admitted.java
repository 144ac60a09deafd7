package org.entente.core.delivery;

import org.entente.core.ledger.LedgerEntry;

/** A message that stands ready for its agency, taken to be handed over. Only {@link Delivery} makes one. */
public final class Admitted {

    private final LedgerEntry entry;

    Admitted(LedgerEntry entry) {
        this.entry = entry;
    }

    public LedgerEntry entry() {
        return entry;
    }

    @Override
    public String toString() {
        return "Admitted[" + entry.id() + "]";
    }
}
