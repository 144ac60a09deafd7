package org.entente.core.delivery;

import org.entente.core.format.NationalDocument;
import org.entente.core.ledger.Clearance;
import org.entente.core.ledger.LedgerEntry;
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

    Localised(LedgerEntry entry, Clearance clearance, NationalDocument document, LossReport losses) {
        this.entry = entry;
        this.clearance = clearance;
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

    @Override
    public String toString() {
        return "Localised[" + entry.id() + "]";
    }
}
