package org.entente.core.policy;

import java.util.List;
import org.entente.core.checking.SharedBytes;
import org.entente.core.failure.Finding;
import org.entente.core.ledger.Clearance;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.translation.LossReport;

/**
 * A message that this State's rule book lets out of the country.
 *
 * <p>Holding one is the permission to seal. It names the digest that was judged and the edition of the rule book that
 * judged it; what is sealed is exactly {@link #bytes}. Only {@link RuleBook} makes one.
 */
public final class ClearedToLeave {

    private final LedgerEntry entry;
    private final SharedBytes bytes;
    private final Clearance clearance;
    private final LossReport losses;
    private final List<Finding> deviations;

    ClearedToLeave(
            LedgerEntry entry, SharedBytes bytes, Clearance clearance, LossReport losses, List<Finding> deviations) {
        if (!bytes.digest().equals(clearance.judged())) {
            throw new IllegalArgumentException("A clearance counts only for the digest that was judged");
        }
        this.entry = entry;
        this.bytes = bytes;
        this.clearance = clearance;
        this.losses = losses;
        this.deviations = List.copyOf(deviations);
    }

    public LedgerEntry entry() {
        return entry;
    }

    public SharedBytes bytes() {
        return bytes;
    }

    public Clearance clearance() {
        return clearance;
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
        return "ClearedToLeave[" + entry.id() + ", " + clearance.edition() + "]";
    }
}
