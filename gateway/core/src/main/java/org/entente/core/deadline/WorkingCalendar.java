package org.entente.core.deadline;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.entente.core.message.StateCode;

/**
 * The days of one State: its zone, its weekend, its holidays.
 *
 * @param knownUntil the last day whose holidays are known; later ones are reckoned with weekends alone
 */
public record WorkingCalendar(
        StateCode state, ZoneId zone, Set<DayOfWeek> weekend, Set<LocalDate> holidays, LocalDate knownUntil) {

    public WorkingCalendar {
        weekend = Set.copyOf(weekend);
        holidays = Set.copyOf(holidays);
        if (weekend.size() == DayOfWeek.values().length) {
            throw new IllegalArgumentException("A State has at least one working day in its week");
        }
    }

    /** Of a State whose calendar nobody here has: UTC, Saturday and Sunday, no holiday known. */
    public static WorkingCalendar unknown(StateCode state) {
        return new WorkingCalendar(
                state, ZoneOffset.UTC, Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of(), LocalDate.EPOCH);
    }

    public boolean isWorkingDay(LocalDate day) {
        return !weekend.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    /** The day there when it is {@code at}. */
    public LocalDate dayOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /** The instant at which that day is over there; a day without midnight ends when the next one begins. */
    public Instant endOf(LocalDate day) {
        return startOf(day.plusDays(1));
    }

    /** The first instant of that day there. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** Whether the holidays of every day up to that one are known. */
    public boolean knows(LocalDate day) {
        return !day.isAfter(knownUntil);
    }
}
