package org.entente.core.sealing;

import java.time.Instant;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.sealing.PartnerLink.Promise;

/** A message that the partner's gateway took; its receipt is to come by itself. Only {@link Dispatch} makes one. */
public final class Promised implements Dispatched {

    private final LedgerEntry entry;
    private final Instant sealedAt;
    private final Promise promise;

    Promised(LedgerEntry entry, Instant sealedAt, Promise promise) {
        this.entry = entry;
        this.sealedAt = sealedAt;
        this.promise = promise;
    }

    @Override
    public LedgerEntry entry() {
        return entry;
    }

    @Override
    public Instant sealedAt() {
        return sealedAt;
    }

    public Promise promise() {
        return promise;
    }

    @Override
    public String toString() {
        return "Promised[" + entry.id() + "]";
    }
}
