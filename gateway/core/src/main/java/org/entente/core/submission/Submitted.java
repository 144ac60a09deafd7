package org.entente.core.submission;

import org.entente.core.ledger.LedgerEntry;
import org.entente.core.message.Cover;

/** A message that this State has promised not to lose: it stands in the ledger. */
public final class Submitted {

    private final LedgerEntry entry;
    private final Cover cover;
    private final boolean repeat;

    Submitted(LedgerEntry entry, Cover cover, boolean repeat) {
        this.entry = entry;
        this.cover = cover;
        this.repeat = repeat;
    }

    public LedgerEntry entry() {
        return entry;
    }

    public Cover cover() {
        return cover;
    }

    /** True when the same key and content were handed in before: nothing new was made. */
    public boolean isRepeat() {
        return repeat;
    }

    @Override
    public String toString() {
        return "Submitted[" + entry.id() + "]";
    }
}
