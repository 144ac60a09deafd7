package org.entente.node.config;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.entente.core.deadline.WorkingCalendar;
import org.entente.core.message.StateCode;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The days of one State as both States agreed to count them.
 *
 * @param weekend no working days, such as {@code [FRIDAY, SATURDAY]}
 * @param holidays such as {@code 2026-12-25}
 * @param knownUntil the last day whose holidays are listed; later ones are reckoned with weekends alone
 */
public record AgreedCalendar(
        ZoneId zone,
        @DefaultValue({"SATURDAY", "SUNDAY"}) Set<DayOfWeek> weekend,
        @DefaultValue Set<LocalDate> holidays,
        LocalDate knownUntil) {

    public AgreedCalendar {
        Required.present("parties[].calendar.zone", zone);
        Required.present("parties[].calendar.known-until", knownUntil);
        Required.that(
                "parties[].calendar.weekend", weekend.size() < DayOfWeek.values().length, "one working day in a week");
        weekend = Set.copyOf(weekend);
        holidays = Set.copyOf(holidays);
    }

    WorkingCalendar of(StateCode state) {
        return new WorkingCalendar(state, zone, weekend, holidays, knownUntil);
    }
}
