package org.entente.core.arrival;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;

/**
 * The receipts that this State owes to partners who get them by themselves; each stays until it is paid or dropped.
 *
 * <p>Every method throws {@link org.entente.core.failure.TemporaryFault} STORE_UNAVAILABLE when the database does not
 * answer in its time.
 */
public interface OwedReceipts {

    /** Durable when this returns. Owed again when it was owed before: the partner has not had it. */
    void owe(StateCode partner, MessageId inbound, Instant now);

    /** Takes what is due, those first that are due longest; nobody else gets it until the lease ends. */
    List<Owed> claim(StateCode partner, Instant now, Duration lease, int limit);

    /** Paid, or dropped. */
    void settle(MessageId inbound);

    /** To be tried again, not before {@code due}. */
    void postpone(MessageId inbound, Instant due);

    /** One receipt, and how often it was tried, this time among them. */
    record Owed(MessageId inbound, int attempts) {}
}
