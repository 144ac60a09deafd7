package org.entente.core.checking;

import java.util.List;
import org.entente.core.failure.Finding;
import org.entente.core.language.SharedMessage;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.translation.LossReport;

/** A message that fits the shared schema; {@link #bytes} is exactly what is judged, sealed and digested. */
public final class Checked {

    private final LedgerEntry entry;
    private final SharedMessage message;
    private final SharedBytes bytes;
    private final LossReport losses;
    private final List<Finding> deviations;

    Checked(LedgerEntry entry, SharedMessage message, SharedBytes bytes, LossReport losses, List<Finding> deviations) {
        this.entry = entry;
        this.message = message;
        this.bytes = bytes;
        this.losses = losses;
        this.deviations = List.copyOf(deviations);
    }

    public LedgerEntry entry() {
        return entry;
    }

    public SharedMessage message() {
        return message;
    }

    public SharedBytes bytes() {
        return bytes;
    }

    public LossReport losses() {
        return losses;
    }

    /** What differs from the language and was accepted all the same. */
    public List<Finding> deviations() {
        return deviations;
    }

    @Override
    public String toString() {
        return "Checked[" + entry.id() + "]";
    }
}
