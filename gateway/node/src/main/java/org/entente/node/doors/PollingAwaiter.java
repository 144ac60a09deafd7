package org.entente.node.doors;

import java.time.Duration;
import java.time.Instant;
import org.entente.core.ledger.Ledger;
import org.entente.core.ledger.Way;
import org.entente.core.message.MessageId;

/** Awaits a move by looking into the ledger again and again; for nodes that are not told of moves. */
public record PollingAwaiter(Ledger ledger, Duration every) implements Awaiter {

    @Override
    public void awaitMove(Way way, MessageId id, Instant movedAt, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() < end && !hasMoved(way, id, movedAt)) {
            Thread.sleep(every);
        }
    }

    private boolean hasMoved(Way way, MessageId id, Instant movedAt) {
        return ledger.find(way, id)
                .map(entry -> entry.standing().movedAt().isAfter(movedAt))
                .orElse(true);
    }
}
