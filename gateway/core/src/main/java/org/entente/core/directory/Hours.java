package org.entente.core.directory;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When somebody is at a desk, by the clock on that desk's own wall.
 *
 * <p>A span that ends no later than it begins goes on after midnight. Where the clock is put forward or back, what the
 * wall says counts: 08:00 is 08:00 on each side of the change.
 *
 * @param week empty where the desk is open day and night
 */
public record Hours(ZoneId zone, List<Span> week) {

    private static final int MOST_SPANS = 50;
    private static final int DAYS_AHEAD = 8;

    public Hours {
        week = List.copyOf(week);
        Wrong.unless(week.size() <= MOST_SPANS, "hours have at most " + MOST_SPANS + " spans");
    }

    /** Open day and night. */
    public static Hours always(ZoneId zone) {
        return new Hours(zone, List.of());
    }

    /** From {@code from} on that day until {@code to}: on the next day, unless that is later than {@code from}. */
    public record Span(DayOfWeek day, LocalTime from, LocalTime to) {

        private boolean goesOnAfterMidnight() {
            return !to.isAfter(from);
        }

        private Instant begin(LocalDate date, ZoneId zone) {
            return ZonedDateTime.of(date, from, zone).toInstant();
        }

        private Instant end(LocalDate date, ZoneId zone) {
            return ZonedDateTime.of(goesOnAfterMidnight() ? date.plusDays(1) : date, to, zone)
                    .toInstant();
        }
    }

    public boolean isAlways() {
        return week.isEmpty();
    }

    public ZonedDateTime localTime(Instant at) {
        return at.atZone(zone).truncatedTo(ChronoUnit.MINUTES);
    }

    public boolean isOpen(Instant at) {
        LocalDate today = at.atZone(zone).toLocalDate();
        return isAlways()
                || Stream.of(today.minusDays(1), today)
                        .anyMatch(date -> on(date).anyMatch(span ->
                                !at.isBefore(span.begin(date, zone)) && at.isBefore(span.end(date, zone))));
    }

    /** When a desk that is closed opens next; empty where it is open. */
    public Optional<ZonedDateTime> opensNext(Instant at) {
        if (isOpen(at)) {
            return Optional.empty();
        }
        LocalDate today = at.atZone(zone).toLocalDate();
        return Stream.iterate(today, date -> date.plusDays(1))
                .limit(DAYS_AHEAD)
                .flatMap(date -> on(date).map(span -> span.begin(date, zone)))
                .filter(begin -> begin.isAfter(at))
                .min(Instant::compareTo)
                .map(begin -> begin.atZone(zone));
    }

    private Stream<Span> on(LocalDate date) {
        return week.stream().filter(span -> span.day() == date.getDayOfWeek());
    }
}
