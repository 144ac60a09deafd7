package org.entente.core.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.core.ledger.LedgerEntry;

/**
 * The book of failed messages and of the orders to try them again; durable as the ledger.
 *
 * <p>It moves nothing. Every method throws {@link org.entente.core.failure.TemporaryFault} STORE_UNAVAILABLE when the
 * database does not answer.
 */
public interface Replays {

    /** The largest groups first. */
    List<FailedGroup> groups();

    /** Returns when the order is durable. */
    Replay ask(ReplayOrder order, String askedBy, Instant at);

    /** Newest first. */
    List<Replay> list(int most);

    /** The oldest order that is not done. */
    Optional<Replay> next();

    /** Broken messages of an order that broke before it was given. */
    List<LedgerEntry> standing(Replay replay, int most);

    /** How many more are on their way; {@code done} when nothing is left. */
    void progressed(Replay replay, int moved, Optional<Instant> done);
}
