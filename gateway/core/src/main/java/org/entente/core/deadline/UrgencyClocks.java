package org.entente.core.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.entente.core.message.Urgency;

/**
 * How soon a person must acknowledge a message of each urgency; two States may agree on other times.
 *
 * <p>Source: domain page 1.4 (U0 to U3; FLASH is for the threat to life of CETS 224).
 */
public record UrgencyClocks(Term flash, Term urgent, Term priority, Term routine) {

    private static final List<Integer> ESCALATION_PERCENT = List.of(50, 75, 100);
    private static final int WHOLE = 100;

    /** 5 minutes, 15 minutes, 2 hours, the next working day. */
    public static UrgencyClocks standard() {
        return new UrgencyClocks(
                new Term.Hours(Duration.ofMinutes(5)),
                new Term.Hours(Duration.ofMinutes(15)),
                new Term.Hours(Duration.ofHours(2)),
                new Term.WorkingDays(1));
    }

    public Term of(Urgency urgency) {
        return switch (urgency) {
            case FLASH -> flash;
            case URGENT -> urgent;
            case PRIORITY -> priority;
            case ROUTINE -> routine;
        };
    }

    /** When a person at the receiving State must have acknowledged what it proved to have at {@code receipt}. */
    public Deadline acknowledgement(Urgency urgency, Instant receipt, WorkingCalendar receiving) {
        return Deadline.from(receipt, of(urgency), receiving, "Acknowledgement of " + urgency + " messages");
    }

    /** When an unacknowledged message comes before the next person: at half, three quarters and all of the time. */
    public Stream<Instant> escalations(Deadline acknowledgement) {
        Instant start = acknowledgement.startedAt();
        return acknowledgement.dueAt().stream().flatMap(due -> {
            Duration whole = Duration.between(start, due);
            return ESCALATION_PERCENT.stream()
                    .map(percent -> start.plus(whole.multipliedBy(percent).dividedBy(WHOLE)));
        });
    }
}
