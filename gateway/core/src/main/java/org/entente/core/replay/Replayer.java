package org.entente.core.replay;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.core.failure.StaleBell;
import org.entente.core.ledger.Fact;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.LeftThisState;
import org.entente.core.ledger.Move;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Step;
import org.entente.core.ledger.Way;
import org.entente.core.ledger.Workbench;

/**
 * Carries out orders to try broken messages again, a bounded number in each round.
 *
 * <p>Each message goes back to its first room in one commit of its own: a crash between two of them loses none and
 * repeats none. It rings no bell, the sweeper does.
 */
public final class Replayer {

    private final Replays replays;
    private final Workbench workbench;
    private final Clock clock;
    private final int most;

    public Replayer(Replays replays, Workbench workbench, Clock clock, int most) {
        this.replays = replays;
        this.workbench = workbench;
        this.clock = clock;
        this.most = most;
    }

    /** How many are on their way again. */
    public int replay() {
        return replays.next().map(this::round).orElse(0);
    }

    private int round(Replay order) {
        List<LedgerEntry> found = replays.standing(order, most);
        int moved = 0;
        for (LedgerEntry entry : found) {
            moved += isMoved(entry, order) ? 1 : 0;
        }
        boolean isDone = found.size() < most;
        replays.progressed(order, moved, isDone ? Optional.of(clock.instant()) : Optional.empty());
        return moved;
    }

    private boolean isMoved(LedgerEntry broken, Replay order) {
        Instant now = clock.instant();
        Fact fact =
                new Fact(now, Step.REPLAYED, Optional.empty(), "Order " + order.number() + " of " + order.askedBy());
        try {
            LedgerEntry entry = workbench.claim(broken.way(), broken.id(), Set.of(Stage.BROKEN));
            workbench.ledger().move(Move.of(entry, beginning(entry), fact));
            return true;
        } catch (StaleBell movedMeanwhile) {
            return false; // by another node, or by a partner's notice
        }
    }

    /** What may have reached the partner goes out again as it was cleared: changed, it would be taken for a forgery. */
    private static Stage beginning(LedgerEntry entry) {
        if (entry.way() == Way.INBOUND) {
            return Stage.ARRIVED;
        }
        boolean mayBeThere = entry.standing().left() != LeftThisState.NO;
        return mayBeThere && entry.standing().clearance().isPresent() ? Stage.CLEARED : Stage.SUBMITTED;
    }
}
