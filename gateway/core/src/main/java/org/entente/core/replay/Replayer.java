package org.entente.core.replay;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.KillPoint;
import org.entente.core.failure.StaleBell;
import org.entente.core.ledger.Fact;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.LeftThisState;
import org.entente.core.ledger.Move;
import org.entente.core.ledger.Notice;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Step;
import org.entente.core.ledger.Way;
import org.entente.core.ledger.Workbench;

/**
 * Carries out orders to try failed messages again, or to give them up, a bounded number in each round.
 *
 * <p>Each message moves in one commit of its own: a crash between two of them loses none and repeats none. Who was
 * tried again and fails again is not tried twice by the same order. It rings no bell, the sweeper does.
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
            KillPoint.K32.passed();
        }
        if (found.size() < most) {
            replays.done(order, clock.instant());
        }
        return moved;
    }

    private boolean isMoved(LedgerEntry failed, Replay order) {
        try {
            LedgerEntry entry = workbench.claim(failed.way(), failed.id(), Failed.STAGES);
            workbench.ledger().move(move(entry, order));
            return true;
        } catch (StaleBell movedMeanwhile) {
            return false; // by another node, or by a partner's notice
        }
    }

    private Move move(LedgerEntry entry, Replay order) {
        String who = "Order " + order.number() + " of " + order.askedBy();
        Instant now = clock.instant();
        return switch (order.action()) {
            case AGAIN -> Move.of(entry, beginning(entry), new Fact(now, Step.REPLAYED, Optional.empty(), who));
            case DISCARD -> {
                String why = who + ": " + order.reason();
                Fact fact = Fact.because(now, Step.REFUSED, FailureCode.DISCARDED, why);
                yield telling(Move.of(entry, Stage.REFUSED, fact), entry, now);
            }
        };
    }

    /** The sending State hears that its message was given up; the words of our operator stay here. */
    private static Move telling(Move move, LedgerEntry entry, Instant now) {
        boolean fromAgency = entry.way() == Way.INBOUND && !entry.sender().isGateway();
        String code = FailureCode.DISCARDED.name();
        return fromAgency
                ? move.telling(new Notice(entry.partner(), entry.id(), Notice.Outcome.REFUSED, now, code, ""))
                : move;
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
