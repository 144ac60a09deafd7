package org.entente.core.replay;

import java.time.Instant;
import org.entente.core.message.MessageId;

/**
 * Messages that stand still for the same reason.
 *
 * @param again of them, how many were tried again before and came back
 * @param sample the one that stands longest
 */
public record FailedGroup(GroupName name, long count, long again, Instant oldest, MessageId sample) {}
