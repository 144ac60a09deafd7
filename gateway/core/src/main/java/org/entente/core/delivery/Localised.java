package org.entente.core.delivery;

import java.util.List;
import org.entente.core.failure.Finding;
import org.entente.core.format.NationalDocument;
import org.entente.core.ledger.Clearance;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.policy.ClearedToEnter;
import org.entente.core.translation.LossReport;

/**
 * A message in the receiving agency's own format, with the record of what that lost.
 *
 * <p>Only {@link Localisation} makes one.
 */
public final class Localised {

    private final LedgerEntry entry;
    private final Clearance clearance;
    private final NationalDocument document;
    private final LossReport losses;
    private final List<Finding> deviations;

    Localised(ClearedToEnter cleared, NationalDocument document, LossReport losses) {
        this.entry = cleared.entry();
        this.clearance = cleared.clearance();
        this.deviations = cleared.deviations();
        this.document = document;
        this.losses = losses;
    }

    public LedgerEntry entry() {
        return entry;
    }

    public Clearance clearance() {
        return clearance;
    }

    public NationalDocument document() {
        return document;
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
        return "Localised[" + entry.id() + "]";
    }
}
