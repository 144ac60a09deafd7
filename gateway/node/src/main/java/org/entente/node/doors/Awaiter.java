package org.entente.node.doors;

import java.time.Duration;
import java.time.Instant;
import org.entente.core.ledger.Way;
import org.entente.core.message.MessageId;

/** Lets a caller stand until a message has moved. */
@FunctionalInterface
public interface Awaiter {

    /** Returns when the message has moved after {@code movedAt}, or {@code atMost} is over; it may return early. */
    void awaitMove(Way way, MessageId id, Instant movedAt, Duration atMost) throws InterruptedException;
}
