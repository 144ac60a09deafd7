package org.entente.core.replay;

import java.time.Instant;
import org.entente.core.failure.FailureCode;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Way;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;

/**
 * Messages that stand still for the same reason.
 *
 * @param stage HELD, where a person must decide, or BROKEN, where an operator may try again
 * @param again of them, how many were tried again before and came back
 * @param sample the one that stands longest
 */
public record FailedGroup(
        Way way,
        Stage stage,
        FailureCode code,
        StateCode partner,
        long count,
        long again,
        Instant oldest,
        MessageId sample) {}
