package org.entente.core.replay;

import java.time.Instant;
import java.util.Optional;

/**
 * An order to try messages again, with what has come of it.
 *
 * @param askedAt what broke later is not part of it: newcomers stay visible
 * @param moved how many messages are on their way again
 * @param doneAt when nothing was left to move
 */
public record Replay(
        long number, ReplayOrder order, String askedBy, Instant askedAt, long moved, Optional<Instant> doneAt) {}
