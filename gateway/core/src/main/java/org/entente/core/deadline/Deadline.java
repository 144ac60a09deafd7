package org.entente.core.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When something is due, and from where to where that was reckoned (domain page 1.4).
 *
 * <p>It starts with the proof of receipt, never with the sending. Days are those of the executing State: the day of
 * receipt does not count, the last one counts until it is over there. A day on which the clock stood, however briefly,
 * does not count; a term in hours is longer by exactly the time in which the clock stood.
 *
 * @param calendar of the State that has to act
 * @param startedAt when that State's gateway proved that it had the message
 * @param extensions granted one after the other, each from the end of the one before
 * @param source the law or agreement that sets the term
 */
public record Deadline(
        Term term,
        WorkingCalendar calendar,
        Instant startedAt,
        List<Stop> stops,
        List<Term> extensions,
        String source) {

    /** The longest that is reckoned: a term that is not over by then was forgotten, not stopped. */
    private static final int LONGEST_DAYS = 36_600;

    public Deadline {
        stops = List.copyOf(stops);
        extensions = List.copyOf(extensions);
        if (source.isBlank()) {
            throw new IllegalArgumentException("A deadline names the law or agreement that sets it");
        }
        if (stops.stream().filter(stop -> stop.to().isEmpty()).count() > 1) {
            throw new IllegalArgumentException("A clock that stands cannot be stopped again");
        }
    }

    /** A term that runs from the proof of receipt. */
    public static Deadline from(Instant receipt, Term term, WorkingCalendar calendar, String source) {
        return new Deadline(term, calendar, receipt, List.of(), List.of(), source);
    }

    /** The clock stands from now on; a clock that stands already goes on standing. */
    public Deadline stopped(Instant at, Stop.Reason reason) {
        if (isStanding()) {
            return this;
        }
        List<Stop> all = new ArrayList<>(stops);
        all.add(new Stop(at, Optional.empty(), reason));
        return new Deadline(term, calendar, startedAt, all, extensions, source);
    }

    /** The clock goes on; one that runs goes on running. */
    public Deadline restarted(Instant at) {
        List<Stop> all = stops.stream()
                .map(stop -> stop.to().isPresent() ? stop : new Stop(stop.from(), Optional.of(at), stop.reason()))
                .toList();
        return new Deadline(term, calendar, startedAt, all, extensions, source);
    }

    /** Longer by {@code more}, from where it would have ended. */
    public Deadline extended(Term more) {
        List<Term> all = new ArrayList<>(extensions);
        all.add(more);
        return new Deadline(term, calendar, startedAt, stops, all, source);
    }

    public boolean isStanding() {
        return stops.stream().anyMatch(stop -> stop.to().isEmpty());
    }

    /** The instant at which it is due; empty while the clock stands. */
    public Optional<Instant> dueAt() {
        return isStanding() ? Optional.empty() : Optional.of(reckoned());
    }

    /** Whether it is over at {@code now}; a clock that stands is never over. */
    public boolean isOverAt(Instant now) {
        return dueAt().map(due -> !now.isBefore(due)).orElse(false);
    }

    /** Whether every holiday up to its end is known, so that nobody has to look at a wall calendar. */
    public boolean isCertain() {
        boolean countsWorkingDays =
                term instanceof Term.WorkingDays || extensions.stream().anyMatch(Term.WorkingDays.class::isInstance);
        return !countsWorkingDays
                || dueAt().map(due -> calendar.knows(calendar.dayOf(due))).orElse(true);
    }

    private Instant reckoned() {
        Instant due = end(startedAt, term);
        for (Term more : extensions) {
            due = end(lastInstantBefore(due), more);
        }
        return due;
    }

    private Instant end(Instant start, Term length) {
        return switch (length) {
            case Term.Hours(var hours) -> afterStops(start, hours);
            case Term.CalendarDays(int number) -> calendar.endOf(dayAfter(start, number, day -> true));
            case Term.WorkingDays(int number) -> calendar.endOf(dayAfter(start, number, calendar::isWorkingDay));
        };
    }

    /** A day is over with the first instant of the next one: what follows is counted from the day that is over. */
    private Instant lastInstantBefore(Instant due) {
        return term instanceof Term.Hours ? due : due.minusNanos(1);
    }

    private LocalDate dayAfter(Instant start, int number, java.util.function.Predicate<LocalDate> counts) {
        LocalDate day = calendar.dayOf(start);
        int counted = 0;
        for (int days = 0; counted < number; days++) {
            if (days == LONGEST_DAYS) {
                throw new IllegalStateException("The term is not over within " + LONGEST_DAYS + " days");
            }
            day = day.plusDays(1);
            if (counts.test(day) && !stoodOn(day)) {
                counted++;
            }
        }
        return day;
    }

    private boolean stoodOn(LocalDate day) {
        return stops.stream().anyMatch(stop -> stop.touches(calendar.startOf(day), calendar.endOf(day)));
    }

    private Instant afterStops(Instant start, Duration length) {
        Instant at = start;
        Duration left = length;
        for (Stop stop : stops.stream().sorted(Comparator.comparing(Stop::from)).toList()) {
            Instant to = stop.to().orElse(stop.from());
            if (!to.isAfter(at)) {
                continue;
            }
            Duration running = stop.from().isAfter(at) ? Duration.between(at, stop.from()) : Duration.ZERO;
            if (running.compareTo(left) >= 0) {
                break;
            }
            left = left.minus(running);
            at = to;
        }
        return at.plus(left);
    }
}
