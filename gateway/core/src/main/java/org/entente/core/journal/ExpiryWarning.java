package org.entente.core.journal;

import java.time.Clock;
import java.time.Duration;

/**
 * Tells senders in time that a message will soon be too late: a rung on its ladder, while somebody can still call.
 *
 * <p>It ends nothing; {@link Expiry} does, and only what has not left.
 */
public final class ExpiryWarning {

    private final Lapses lapses;
    private final Clock clock;
    private final Duration lead;
    private final int most;

    /** Takes how long before the end, and how many at once. */
    public ExpiryWarning(Lapses lapses, Clock clock, Duration lead, int most) {
        this.lapses = lapses;
        this.clock = clock;
        this.lead = lead;
        this.most = most;
    }

    /** How many were warned of. */
    public int warn() {
        return lapses.warn(clock.instant(), lead, most);
    }
}
