package org.entente.core.replay;

import java.util.Optional;
import org.entente.core.failure.FailureCode;
import org.entente.core.ledger.Way;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;

/** Which broken messages are tried again: those of a cause, perhaps with one partner alone, or one message. */
public record ReplayOrder(
        Way way, Optional<FailureCode> code, Optional<StateCode> partner, Optional<MessageId> message) {

    public ReplayOrder {
        if (code.isEmpty() == message.isEmpty()) {
            throw new IllegalArgumentException("An order names a cause or one message");
        }
    }
}
