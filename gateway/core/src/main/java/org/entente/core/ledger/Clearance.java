package org.entente.core.ledger;

import java.time.Instant;
import org.entente.core.content.Digest;

/** The rule book's decision as the ledger keeps it: what was judged, by which edition, when. */
public record Clearance(Digest judged, String edition, Instant at) {}
