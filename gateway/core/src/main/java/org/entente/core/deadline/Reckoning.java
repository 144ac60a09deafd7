package org.entente.core.deadline;

import java.util.Map;
import java.util.Optional;
import org.entente.core.message.StateCode;

/**
 * How two States reckon time between them, so that both see the same instant.
 *
 * @param calendars of those of the two whose calendar the agreement names; for the others the known ones hold
 */
public record Reckoning(UrgencyClocks clocks, Map<StateCode, WorkingCalendar> calendars) {

    /** Where nothing was agreed: the usual clocks, and the calendars that this node knows. */
    public static final Reckoning USUAL = new Reckoning(UrgencyClocks.standard(), Map.of());

    public Reckoning {
        calendars = Map.copyOf(calendars);
        calendars.forEach((state, calendar) -> {
            if (!calendar.state().equals(state)) {
                throw new IllegalArgumentException("The calendar of " + calendar.state() + " is not that of " + state);
            }
        });
    }

    /** The agreed calendar of a State, or the one that this node knows. */
    public WorkingCalendar calendarOf(StateCode state, WorkingCalendars known) {
        return Optional.ofNullable(calendars.get(state)).orElseGet(() -> known.of(state));
    }
}
