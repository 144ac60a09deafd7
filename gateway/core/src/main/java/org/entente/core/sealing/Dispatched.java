package org.entente.core.sealing;

import java.time.Instant;
import org.entente.core.ledger.LedgerEntry;

/** A message that went over the line: receipted, or taken with a receipt that is still to come. */
public sealed interface Dispatched permits Receipted, Promised {

    LedgerEntry entry();

    Instant sealedAt();
}
