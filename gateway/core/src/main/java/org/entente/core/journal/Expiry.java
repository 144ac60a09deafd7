package org.entente.core.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.StaleBell;
import org.entente.core.ledger.Fact;
import org.entente.core.ledger.Ledger;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Move;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Step;

/**
 * Ends outbound messages whose validity ended before they could leave (people page 4.2, side state Expired).
 *
 * <p>It leaves alone what a room is working on, rings nothing, and tells no partner: none has the message.
 */
public final class Expiry {

    private static final Set<Stage> NOT_YET_GONE =
            EnumSet.of(Stage.SUBMITTED, Stage.CLEARED, Stage.WAITING, Stage.HELD);

    private final Ledger ledger;
    private final Clock clock;
    private final Duration lease;
    private final int most;

    /** Takes how long a message is kept from other rooms while it is ended, and how many are ended at once. */
    public Expiry(Ledger ledger, Clock clock, Duration lease, int most) {
        this.ledger = ledger;
        this.clock = clock;
        this.lease = lease;
        this.most = most;
    }

    /** How many were ended. */
    public int end() {
        Instant now = clock.instant();
        return (int) ledger.claimExpired(NOT_YET_GONE, now, lease, most).stream()
                .filter(entry -> isEnded(entry, now))
                .count();
    }

    private boolean isEnded(LedgerEntry entry, Instant now) {
        try {
            ledger.move(
                    Move.of(entry, Stage.EXPIRED, Fact.because(now, Step.EXPIRED, FailureCode.EXPIRED, why(entry))));
            return true;
        } catch (StaleBell movedMeanwhile) {
            return false; // the ledger is right
        }
    }

    private static String why(LedgerEntry entry) {
        String end = entry.expiresAt().map(Instant::toString).orElse("an unknown time");
        return "Its validity ended at " + end + " while it " + stood(entry.stage()) + "; " + left(entry);
    }

    private static String stood(Stage stage) {
        return switch (stage) {
            case SUBMITTED -> "was being prepared";
            case CLEARED -> "was about to be sent";
            case WAITING -> "waited for the partner's gateway";
            case HELD -> "was held for a person's decision";
            case RECEIPTED, ARRIVED, ADMITTED, OFFERED, QUARANTINED, BROKEN, DELIVERED, REFUSED, EXPIRED, WITHDRAWN ->
                throw new IllegalStateException("Nothing is ended that stands at " + stage);
        };
    }

    private static String left(LedgerEntry entry) {
        return switch (entry.standing().left()) {
            case NO -> "nothing of it left this State";
            case MAYBE -> "it was sent and never receipted, so the partner may have it";
            case YES -> "it left this State";
        };
    }
}
