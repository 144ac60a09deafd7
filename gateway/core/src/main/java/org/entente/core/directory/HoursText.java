package org.entente.core.directory;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entente.core.directory.Hours.Span;

/** Hours as a directory writes them: {@code 24/7}, or spans such as {@code MON-FRI 08:00-18:00}. */
public final class HoursText {

    /** Day and night. */
    public static final String ALWAYS = "24/7";

    private static final int LETTERS = 3;
    private static final String TIME = "([01][0-9]|2[0-3]):([0-5][0-9])";
    private static final Pattern SPAN =
            Pattern.compile("([A-Z]{3})(?:-([A-Z]{3}))? (" + TIME + ")-(" + TIME + "|24:00)");

    private HoursText() {}

    /** Throws {@link IllegalArgumentException} for a zone or a span that is none. */
    public static Hours parse(String zone, List<String> spans) {
        Wrong.unless(ZoneId.getAvailableZoneIds().contains(zone), "there is no time zone '" + zone + "'");
        if (spans.equals(List.of(ALWAYS))) {
            return Hours.always(ZoneId.of(zone));
        }
        Wrong.unless(!spans.isEmpty(), "hours are " + ALWAYS + " or at least one span");
        return new Hours(
                ZoneId.of(zone), spans.stream().flatMap(HoursText::span).toList());
    }

    /** What {@link #parse} reads. */
    public static List<String> spans(Hours hours) {
        return hours.isAlways()
                ? List.of(ALWAYS)
                : hours.week().stream()
                        .map(span -> name(span.day()) + " " + span.from() + "-" + span.to())
                        .toList();
    }

    /** On one line, for a person: equal spans of days that follow one another together. */
    public static String words(Hours hours) {
        var lines = new ArrayList<String>();
        List<Span> week = hours.week();
        for (int first = 0, next; first < week.size(); first = next) {
            next = first + 1;
            while (next < week.size() && follows(week.get(next - 1), week.get(next))) {
                next++;
            }
            Span span = week.get(first);
            String days = next - first == 1
                    ? name(span.day())
                    : name(span.day()) + "-" + name(week.get(next - 1).day());
            lines.add(days + " " + span.from() + "-" + span.to());
        }
        return (hours.isAlways() ? ALWAYS : String.join(", ", lines)) + " (" + hours.zone() + ")";
    }

    private static boolean follows(Span one, Span other) {
        return other.day() == one.day().plus(1)
                && other.from().equals(one.from())
                && other.to().equals(one.to());
    }

    private static Stream<Span> span(String text) {
        Matcher found = SPAN.matcher(text);
        Wrong.unless(found.matches(), "'" + text + "' are no hours: they are " + ALWAYS + " or as MON-FRI 08:00-18:00");
        DayOfWeek first = day(found.group(1));
        DayOfWeek last = Optional.ofNullable(found.group(2)).map(HoursText::day).orElse(first);
        LocalTime from = LocalTime.parse(found.group(3));
        LocalTime to = found.group(6).equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(found.group(6));
        int days = Math.floorMod(last.getValue() - first.getValue(), 7) + 1;
        return IntStream.range(0, days).mapToObj(n -> new Span(first.plus(n), from, to));
    }

    private static DayOfWeek day(String name) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> name(day).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is no day; days are "
                        + Stream.of(DayOfWeek.values()).map(HoursText::name).collect(Collectors.joining(", "))));
    }

    private static String name(DayOfWeek day) {
        return day.name().substring(0, LETTERS).toUpperCase(Locale.ROOT);
    }
}
