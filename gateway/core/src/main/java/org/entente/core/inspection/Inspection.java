package org.entente.core.inspection;

import java.util.List;
import org.entente.core.agency.Agencies;
import org.entente.core.agency.Agency;
import org.entente.core.content.Part;
import org.entente.core.content.PartRole;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Finding;
import org.entente.core.failure.Refused;
import org.entente.core.format.Catalogue;
import org.entente.core.format.Format;
import org.entente.core.format.NationalDocument;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Workbench;
import org.entente.core.message.Cover;
import org.entente.core.submission.Submitted;

/** The second room: the document keeps its limits, is in a format its agency may use, and fits its schema. */
public final class Inspection {

    private static final String SHARED = "shared/v1";

    private final Catalogue formats;
    private final Agencies agencies;
    private final Workbench workbench;

    public Inspection(Catalogue formats, Agencies agencies, Workbench workbench) {
        this.formats = formats;
        this.agencies = agencies;
        this.workbench = workbench;
    }

    /**
     * Inspects one submission.
     *
     * @throws Refused UNKNOWN_FORMAT, NOT_WELL_FORMED, DOCTYPE_FORBIDDEN, NATIONAL_SCHEMA or TOO_LARGE
     */
    public Inspected inspect(Submitted submitted) {
        LedgerEntry entry = submitted.entry();
        Format format = formatOf(submitted.cover(), entry);
        Part part = entry.part(PartRole.DOCUMENT)
                .orElseThrow(() -> new Refused(FailureCode.REQUEST_MALFORMED, "The submission has no document"));
        var document = new NationalDocument(part.mediaType(), workbench.read(entry, PartRole.DOCUMENT));
        List<Finding> findings = format.validate(document);
        if (!findings.isEmpty()) {
            throw new Refused(
                    FailureCode.NATIONAL_SCHEMA, findings.size() + " findings against " + format.id(), findings);
        }
        return new Inspected(entry, submitted.cover(), format, document);
    }

    private Format formatOf(Cover cover, LedgerEntry entry) {
        String id = cover.documentFormat().orElseGet(() -> defaultFormat(entry));
        return formats.find(id)
                .filter(format -> format.reads().contains(cover.family().name()))
                .orElseThrow(() ->
                        new Refused(FailureCode.UNKNOWN_FORMAT, id + " cannot carry the family " + cover.family()));
    }

    private String defaultFormat(LedgerEntry entry) {
        return agencies.at(entry.sender())
                .map(Agency::writes)
                .filter(formats -> !formats.isEmpty())
                .map(List::getFirst)
                .orElse(SHARED);
    }
}
