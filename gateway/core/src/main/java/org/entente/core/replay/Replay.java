package org.entente.core.replay;

import java.time.Instant;
import java.util.Optional;

/**
 * An order about failed messages, with what has come of it.
 *
 * @param askedAt what broke later is not part of it: newcomers stay visible
 * @param reason why messages are given up; empty where they are tried again
 * @param doneAt when nothing was left to move
 */
public record Replay(
        long number,
        ReplayOrder order,
        Action action,
        String reason,
        String askedBy,
        Instant askedAt,
        Optional<Instant> doneAt,
        Progress progress) {

    /** What is done with the messages of an order. */
    public enum Action {
        AGAIN,
        DISCARD
    }

    /**
     * Where the messages of an order stand now; nothing leaves the order, so nothing can get lost from it.
     *
     * @param all how many the order took
     * @param standing not yet touched
     * @param onTheirWay in a room, or sent and not yet settled
     * @param arrived with their agency, or signed for by the partner
     * @param ended refused, expired, given up
     * @param cameBack failed again
     */
    public record Progress(long all, long standing, long onTheirWay, long arrived, long ended, long cameBack) {
        public static Progress untouched(long all) {
            return new Progress(all, all, 0, 0, 0, 0);
        }
    }
}
