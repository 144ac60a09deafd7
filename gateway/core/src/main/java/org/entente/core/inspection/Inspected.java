package org.entente.core.inspection;

import org.entente.core.format.Format;
import org.entente.core.format.NationalDocument;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.message.Cover;

/** A national document that keeps its limits and fits its national schema. */
public final class Inspected {

    private final LedgerEntry entry;
    private final Cover cover;
    private final Format format;
    private final NationalDocument document;

    Inspected(LedgerEntry entry, Cover cover, Format format, NationalDocument document) {
        this.entry = entry;
        this.cover = cover;
        this.format = format;
        this.document = document;
    }

    public LedgerEntry entry() {
        return entry;
    }

    public Cover cover() {
        return cover;
    }

    public Format format() {
        return format;
    }

    public NationalDocument document() {
        return document;
    }

    @Override
    public String toString() {
        return "Inspected[" + entry.id() + "]";
    }
}
