package org.entente.core.deadline;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long somebody has, in the unit in which the law says it. */
public sealed interface Term {

    /** By the clock, day and night: for example 8 hours. */
    record Hours(Duration length) implements Term {
        public Hours {
            if (!length.isPositive()) {
                throw new IllegalArgumentException("A term is longer than no time");
            }
        }

        @Override
        public String toString() {
            return length.toString();
        }
    }

    /** Every day counts: for example 30 days; over at the end of the last one. */
    record CalendarDays(int number) implements Term {
        public CalendarDays {
            requireSome(number);
        }

        @Override
        public String toString() {
            return number + " calendar days";
        }
    }

    /** Working days of the executing State alone: for example 5 working days. */
    record WorkingDays(int number) implements Term {
        public WorkingDays {
            requireSome(number);
        }

        @Override
        public String toString() {
            return number + " working days";
        }
    }

    /**
     * Reads {@code PT8H}, {@code 30 calendar days} or {@code 5 working days}.
     *
     * @throws IllegalArgumentException for anything else
     */
    static Term parse(String text) {
        Matcher days =
                Pattern.compile("([1-9][0-9]{0,3}) (calendar|working) days?").matcher(text.strip());
        if (days.matches()) {
            int number = Integer.parseInt(days.group(1));
            return days.group(2).equals("working") ? new WorkingDays(number) : new CalendarDays(number);
        }
        try {
            return new Hours(Duration.parse(text.strip()));
        } catch (java.time.format.DateTimeParseException neither) {
            throw new IllegalArgumentException(
                    "A term is like 'PT8H', '30 calendar days' or '5 working days'", neither);
        }
    }

    private static void requireSome(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("A term is at least one day");
        }
    }
}
