package org.entente.integration.badline;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What befalls one connection once so many bytes have gone to the partner.
 *
 * @param holds how long a stalled connection stands before it breaks
 */
record Incident(Kind kind, long afterBytes, Duration holds) {

    private static final int EARLIEST_BYTES = 6_000; // behind the handshake
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    enum Kind {
        /** Both ends see the connection break in the middle of a message. */
        RESET,
        /** Nothing passes either way for a while, then the connection breaks. */
        STALL,
        /** The message arrives whole, the answer to it does not. */
        LOST_ANSWER
    }

    /** Draws one: of ten, four resets, four lost answers and two stalls; {@code mean} bytes lie between two. */
    static Incident draw(RandomGenerator chance, long mean) {
        Kind kind = switch (chance.nextInt(10)) {
            case 0, 1, 2, 3 -> Kind.RESET;
            case 4, 5, 6, 7 -> Kind.LOST_ANSWER;
            default -> Kind.STALL;
        };
        long after = EARLIEST_BYTES + (long) (chance.nextExponential() * mean);
        long millis =
                SHORTEST.toMillis() + chance.nextLong(LONGEST.minus(SHORTEST).toMillis());
        return new Incident(kind, after, Duration.ofMillis(millis));
    }
}
