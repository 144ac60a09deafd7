package org.entente.core.sealing;

import java.time.Instant;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.sealing.PartnerLink.WireReceipt;

/** A message whose arrival at the partner's gateway is proved by a signed receipt. Only {@link Dispatch} makes one. */
public final class Receipted implements Dispatched {

    private final LedgerEntry entry;
    private final Instant sealedAt;
    private final WireReceipt receipt;

    Receipted(LedgerEntry entry, Instant sealedAt, WireReceipt receipt) {
        this.entry = entry;
        this.sealedAt = sealedAt;
        this.receipt = receipt;
    }

    @Override
    public LedgerEntry entry() {
        return entry;
    }

    @Override
    public Instant sealedAt() {
        return sealedAt;
    }

    public WireReceipt receipt() {
        return receipt;
    }

    @Override
    public String toString() {
        return "Receipted[" + entry.id() + "]";
    }
}
