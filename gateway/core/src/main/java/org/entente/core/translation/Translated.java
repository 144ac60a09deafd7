package org.entente.core.translation;

import org.entente.core.language.SharedMessage;
import org.entente.core.ledger.LedgerEntry;

/** A message in the shared language, with the record of what its translation lost. */
public final class Translated {

    private final LedgerEntry entry;
    private final SharedMessage message;
    private final LossReport losses;

    Translated(LedgerEntry entry, SharedMessage message, LossReport losses) {
        this.entry = entry;
        this.message = message;
        this.losses = losses;
    }

    public LedgerEntry entry() {
        return entry;
    }

    public SharedMessage message() {
        return message;
    }

    public LossReport losses() {
        return losses;
    }

    @Override
    public String toString() {
        return "Translated[" + entry.id() + "]";
    }
}
