package org.entente.core.ledger;

import java.time.Instant;

/** Since when a message waits, how often was tried, and when next. */
public record Retrying(Instant since, int attempts, Instant nextTry) {}
