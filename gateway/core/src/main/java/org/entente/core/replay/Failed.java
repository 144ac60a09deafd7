package org.entente.core.replay;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.entente.core.ledger.Stage;
import org.entente.core.message.MessageId;

/**
 * One message that stands still, as an operator sees it.
 *
 * @param again how often it was tried again before, and came back
 * @param detail why it stands still, in one sentence
 */
public record Failed(MessageId message, Instant since, long again, String detail) {

    /** Where a message waits for a person. */
    public static final Set<Stage> STAGES =
            Collections.unmodifiableSet(EnumSet.of(Stage.QUARANTINED, Stage.HELD, Stage.BROKEN));
}
