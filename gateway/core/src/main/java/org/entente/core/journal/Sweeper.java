package org.entente.core.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entente.core.ledger.Bell;
import org.entente.core.ledger.Ledger;
import org.entente.core.ledger.Stage;

/**
 * Rings again for messages that have stood too long: so a lost bell loses no message.
 *
 * <p>The first sweep rings for everything that stands: its bells were lost with the process before this one.
 */
public final class Sweeper {

    private static final Set<Stage> UNFINISHED =
            Set.of(Stage.SUBMITTED, Stage.CLEARED, Stage.WAITING, Stage.ARRIVED, Stage.ADMITTED);

    private final Ledger ledger;
    private final Clock clock;
    private final Duration patience;
    private final int most;
    private final AtomicBoolean swept = new AtomicBoolean();

    /** Takes how long a message may stand before its bell is rung again, and how many are rung at once. */
    public Sweeper(Ledger ledger, Clock clock, Duration patience, int most) {
        this.ledger = ledger;
        this.clock = clock;
        this.patience = patience;
        this.most = most;
    }

    public List<Bell> sweep() {
        Instant now = clock.instant();
        Instant before = swept.getAndSet(true) ? now.minus(patience) : now;
        return ledger.standing(UNFINISHED, before, most).stream()
                .map(Bell::forStanding)
                .toList();
    }
}
