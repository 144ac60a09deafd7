package org.entente.core.delivery;

import org.entente.core.ledger.LedgerEntry;

/** One way in which an agency gets its messages. */
public interface AgencyInbox {

    /**
     * Hands one admitted message over.
     *
     * @throws org.entente.core.failure.TemporaryFault AGENCY_UNREACHABLE or AGENCY_ANSWERED_BADLY
     */
    Handover deliver(LedgerEntry entry);

    /** OFFERED: it lies ready to be fetched and confirmed. TAKEN: the agency has taken it. */
    enum Handover {
        OFFERED,
        TAKEN
    }
}
