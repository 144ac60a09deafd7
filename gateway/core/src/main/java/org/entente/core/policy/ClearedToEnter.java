package org.entente.core.policy;

import java.util.List;
import org.entente.core.checking.Checked;
import org.entente.core.failure.Finding;
import org.entente.core.language.SharedMessage;
import org.entente.core.ledger.Clearance;
import org.entente.core.ledger.LedgerEntry;

/**
 * A message that this State's rule book lets in, to this very desk.
 *
 * <p>It can never be sealed out again. Only {@link RuleBook} makes one.
 */
public final class ClearedToEnter {

    private final Checked checked;
    private final Clearance clearance;

    ClearedToEnter(Checked checked, Clearance clearance) {
        this.checked = checked;
        this.clearance = clearance;
    }

    public LedgerEntry entry() {
        return checked.entry();
    }

    public SharedMessage message() {
        return checked.message();
    }

    public Clearance clearance() {
        return clearance;
    }

    /** What differs from the language and was accepted all the same. */
    public List<Finding> deviations() {
        return checked.deviations();
    }

    @Override
    public String toString() {
        return "ClearedToEnter[" + entry().id() + "]";
    }
}
