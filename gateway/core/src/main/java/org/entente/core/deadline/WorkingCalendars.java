package org.entente.core.deadline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.entente.core.message.StateCode;

/**
 * The calendars of all States that this node knows, as data: one line a State, one line a holiday.
 *
 * <p>A State that is not among them has {@link WorkingCalendar#unknown}; nobody's holidays stand in for another's.
 */
public final class WorkingCalendars {

    private static final Pattern STATE = Pattern.compile("state ([A-Z]{2}) (\\S+) weekend ([A-Z,]+) until (\\S+)");
    private static final Pattern HOLIDAY = Pattern.compile("([A-Z]{2}) (\\S+) .+");

    private final Map<StateCode, WorkingCalendar> byState;

    private WorkingCalendars(Map<StateCode, WorkingCalendar> byState) {
        this.byState = Map.copyOf(byState);
    }

    /** The calendars that come with the product: those of the play States. */
    public static WorkingCalendars builtIn() {
        try (InputStream file = WorkingCalendars.class.getResourceAsStream("calendars.txt")) {
            if (file == null) {
                throw new IllegalStateException("The build lost its calendars");
            }
            return read(new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Reads calendars.
     *
     * @throws IllegalArgumentException with the number of the line that is none
     */
    public static WorkingCalendars read(List<String> lines) {
        Map<StateCode, Matcher> states = new HashMap<>();
        Map<StateCode, Set<LocalDate>> holidays = new HashMap<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            Matcher state = STATE.matcher(line);
            Matcher holiday = HOLIDAY.matcher(line);
            if (state.matches()) {
                states.put(new StateCode(state.group(1)), state);
            } else if (holiday.matches()) {
                holidays.computeIfAbsent(new StateCode(holiday.group(1)), none -> new HashSet<>())
                        .add(LocalDate.parse(holiday.group(2)));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                throw new IllegalArgumentException("Line " + number + " of the calendars is neither State nor holiday");
            }
        }
        return new WorkingCalendars(states.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> calendar(
                                entry.getKey(), entry.getValue(), holidays.getOrDefault(entry.getKey(), Set.of())))));
    }

    public WorkingCalendar of(StateCode state) {
        WorkingCalendar known = byState.get(state);
        return known == null ? WorkingCalendar.unknown(state) : known;
    }

    private static WorkingCalendar calendar(StateCode code, Matcher state, Set<LocalDate> holidays) {
        Set<DayOfWeek> weekend =
                Arrays.stream(state.group(3).split(",")).map(DayOfWeek::valueOf).collect(Collectors.toSet());
        return new WorkingCalendar(code, ZoneId.of(state.group(2)), weekend, holidays, LocalDate.parse(state.group(4)));
    }
}
