package org.entente.core.replay;

import java.util.Optional;
import org.entente.core.failure.FailureCode;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Way;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;

/**
 * Which failed messages an order is about: those of a cause, perhaps with one partner alone, or one message.
 *
 * @param stage where the messages of a cause stand; one message may stand wherever a person must decide
 */
public record ReplayOrder(
        Way way, Stage stage, Optional<FailureCode> code, Optional<StateCode> partner, Optional<MessageId> message) {

    public ReplayOrder {
        if (code.isEmpty() == message.isEmpty()) {
            throw new IllegalArgumentException("An order names a cause or one message");
        }
        if (!Failed.STAGES.contains(stage)) {
            throw new IllegalArgumentException("Nothing waits for a person at " + stage);
        }
    }

    /** One message, wherever it waits for a person. */
    public static ReplayOrder of(Way way, MessageId message) {
        return new ReplayOrder(way, Stage.BROKEN, Optional.empty(), Optional.empty(), Optional.of(message));
    }
}
