package org.entente.core.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.entente.core.deadline.Deadline;
import org.entente.core.deadline.Stop;
import org.entente.core.deadline.Term;
import org.entente.core.lifecycle.Act;
import org.entente.core.lifecycle.ItemState;

/**
 * One item of a request and where it stands.
 *
 * @param what the measure or question, as its code
 * @param outcome how it ended; stays when feedback and closing follow
 * @param because the ground and instrument of a refusal, or the reason of a delay
 * @param deadline empty where the request set none
 */
record Item(
        int number,
        String what,
        ItemState state,
        Optional<ItemState> outcome,
        String because,
        Optional<Deadline> deadline) {

    static Item sent(CaseMessage.Asked asked, Optional<Deadline> deadline) {
        return new Item(asked.number(), asked.what(), ItemState.SENT, Optional.empty(), "", deadline);
    }

    /** After {@code act}; empty when the act is out of place. */
    Optional<Item> after(Act act, String reason, Instant at) {
        return state.after(act)
                .map(next -> new Item(
                        number,
                        what,
                        next,
                        next.isOutcome() ? Optional.of(next) : outcome,
                        reason.isEmpty() ? because : reason,
                        deadline.map(clock -> moved(clock, next, at))));
    }

    /** With more time; nothing for what has no deadline, has ended, or stands. */
    Item extended(Instant until) {
        return new Item(number, what, state, outcome, because, deadline.map(clock -> extended(clock, until)));
    }

    private static Deadline extended(Deadline clock, Instant until) {
        Optional<Duration> more =
                clock.dueAt().map(due -> Duration.between(due, until)).filter(Duration::isPositive);
        return more.map(length -> clock.extended(new Term.Hours(length))).orElse(clock);
    }

    private static Deadline moved(Deadline clock, ItemState next, Instant at) {
        return switch (next) {
            case MORE_INFO -> clock.stopped(at, Stop.Reason.MORE_INFO);
            case POSTPONED -> clock.stopped(at, Stop.Reason.POSTPONED);
            default -> clock.restarted(at);
        };
    }
}
