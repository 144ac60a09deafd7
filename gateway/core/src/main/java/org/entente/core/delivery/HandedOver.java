package org.entente.core.delivery;

import org.entente.core.delivery.AgencyInbox.Handover;
import org.entente.core.ledger.LedgerEntry;

/** A message that its agency has, or can fetch. Only {@link Delivery} makes one. */
public final class HandedOver {

    private final LedgerEntry entry;
    private final Handover handover;

    HandedOver(LedgerEntry entry, Handover handover) {
        this.entry = entry;
        this.handover = handover;
    }

    public LedgerEntry entry() {
        return entry;
    }

    public Handover handover() {
        return handover;
    }

    @Override
    public String toString() {
        return "HandedOver[" + entry.id() + ", " + handover + "]";
    }
}
