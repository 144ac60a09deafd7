package org.entente.core.announcement;

import java.time.Duration;
import java.time.Instant;
import org.entente.core.ledger.Ledger;
import org.entente.core.ledger.Way;
import org.entente.core.message.MessageId;

/**
 * Lets a caller stand until a message has moved: woken by announcements, and right without them.
 *
 * @param lookAgain how long at most an announcement is waited for before the ledger is asked again
 */
public record MoveAwaiter(Ledger ledger, Announcements announcements, Duration lookAgain) {

    public MoveAwaiter {
        if (lookAgain.isNegative() || lookAgain.isZero()) {
            throw new IllegalArgumentException("The ledger is asked again after some time");
        }
    }

    /** Returns when the message no longer stands as it did since {@code movedAt}, or {@code atMost} is over. */
    public void awaitMove(Way way, MessageId id, Instant movedAt, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        try (Announcements.Watch watch = announcements.watch(id)) {
            long left = atMost.toNanos();
            while (left > 0 && !hasMoved(way, id, movedAt)) {
                watch.await(Duration.ofNanos(Math.min(left, lookAgain.toNanos())));
                left = end - System.nanoTime();
            }
        }
    }

    private boolean hasMoved(Way way, MessageId id, Instant movedAt) {
        return ledger.find(way, id)
                .map(entry -> !entry.standing().movedAt().equals(movedAt))
                .orElse(true);
    }
}
