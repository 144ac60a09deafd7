package org.entente.core.journal;

import org.entente.core.ledger.LedgerEntry;

/** A message at a side door, as the ledger knew it when its room began. */
public record Stranded(LedgerEntry entry) {}
