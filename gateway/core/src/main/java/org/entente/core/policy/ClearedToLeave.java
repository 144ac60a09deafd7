package org.entente.core.policy;

import org.entente.core.checking.SharedBytes;
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

    ClearedToLeave(LedgerEntry entry, SharedBytes bytes, Clearance clearance, LossReport losses) {
        if (!bytes.digest().equals(clearance.judged())) {
            throw new IllegalArgumentException("A clearance counts only for the digest that was judged");
        }
        this.entry = entry;
        this.bytes = bytes;
        this.clearance = clearance;
        this.losses = losses;
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

    @Override
    public String toString() {
        return "ClearedToLeave[" + entry.id() + ", " + clearance.edition() + "]";
    }
}
