package org.entente.core.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.replay.Replay.Action;

/**
 * The book of failed messages and of the orders about them; durable as the ledger.
 *
 * <p>It moves nothing. Every method throws {@link org.entente.core.failure.TemporaryFault} STORE_UNAVAILABLE when the
 * database does not answer.
 */
public interface Replays {

    /** How many messages one order takes at most, the oldest first. */
    int MOST_IN_ONE = 100_000;

    /** The largest groups first. */
    List<FailedGroup> groups();

    /** The messages of one group, those first that stand longest. */
    List<Failed> members(GroupName group, int most);

    /** What an order would take if it were given now. */
    Preview preview(ReplayOrder order, Instant at);

    /** How many messages, and the first of them. */
    record Preview(long count, List<Failed> first) {
        public Preview {
            first = List.copyOf(first);
        }
    }

    /** Returns when the order is durable, and with it the list of the messages that it takes. */
    Replay ask(ReplayOrder order, Action action, String reason, String askedBy, Instant at);

    /** Newest first. */
    List<Replay> list(int most);

    Optional<Replay> find(long number);

    /** The oldest order that is not done. */
    Optional<Replay> next();

    /** Messages of an order that it has not yet moved. */
    List<LedgerEntry> standing(Replay replay, int most);

    /** Nothing is left to move. */
    void done(Replay replay, Instant at);
}
