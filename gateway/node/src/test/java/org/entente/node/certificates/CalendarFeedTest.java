package org.entente.node.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The feed as RFC 5545 wants it, read by a library that did not write it. */
class CalendarFeedTest {

    private static final List<Integer> DAYS = List.of(60, 30, 14, 7, 1);
    private static final String SENTENCE =
            "Süđland, Estmark; Westmark: nothing that this State signs is accepted now, \"its receipts\" included.";
    private static final String CAUSE = "The authority C=QS,O=Sudland,CN=Süđland Gateway CA ends (SHA-256 00ff).";

    private final CalendarFeed feed = new CalendarFeed(DAYS);

    @Test
    void anotherReaderFindsWhatWasWritten() {
        ICalendar read = Biweekly.parse(text(entry("2027-03-12T23:59:59.001Z"))).first();

        assertThat(read.validate(ICalVersion.V2_0).isEmpty()).isTrue();
        assertThat(read.getProductId().getValue()).isEqualTo("-//Entente//Certificates//EN");
        assertThat(read.getVersion()).isEqualTo(ICalVersion.V2_0);
        VEvent event = read.getEvents().getFirst();
        assertThat(event.getSummary().getValue()).isEqualTo(SENTENCE);
        assertThat(event.getDescription().getValue()).isEqualTo(CAUSE);
        assertThat(event.getDateStart().getValue().hasTime()).isFalse();
        assertThat(LocalDate.of(
                        event.getDateStart().getValue().getRawComponents().getYear(),
                        event.getDateStart().getValue().getRawComponents().getMonth(),
                        event.getDateStart().getValue().getRawComponents().getDate()))
                .isEqualTo(LocalDate.of(2027, 3, 12));
        assertThat(event.getDateTimeStamp()).isNotNull();
        assertThat(event.getTransparency().isTransparent()).isTrue();
        assertThat(event.getAlarms())
                .extracting(
                        alarm -> alarm.getTrigger().getDuration().toMillis() / 86_400_000L,
                        alarm -> alarm.getAction().isDisplay())
                .containsExactly(
                        tuple(-60L, true), tuple(-30L, true), tuple(-14L, true), tuple(-7L, true), tuple(-1L, true));
    }

    /** RFC 5545 §3.1: lines of at most 75 octets, ended by CR LF, folded between letters and never within one. */
    @Test
    void foldsItsLines() {
        byte[] written = feed.of(List.of(entry("2027-03-12T12:00:00Z")));
        String text = new String(written, StandardCharsets.UTF_8);

        assertThat(text).endsWith("END:VCALENDAR\r\n").doesNotContain("\uFFFD");
        assertThat(text.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        assertThat(text.split("\r\n"))
                .anyMatch(line -> line.startsWith(" "))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75))
                .contains("DTSTART;VALUE=DATE:20270312");
    }

    /** Else a program that fetches the feed each day would show the same day twice. */
    @Test
    void namesTheSameBreakTheSameEachTimeAndOthersOtherwise() {
        String uid = uid(entry("2027-03-12T12:00:00Z"));

        assertThat(uid(entry("2027-03-12T12:00:00Z"))).isEqualTo(uid);
        assertThat(uid(entry("2027-03-13T12:00:00Z"))).isNotEqualTo(uid);
    }

    @Test
    void isACalendarWhereNothingBreaks() {
        String text = new String(feed.of(List.of()), StandardCharsets.UTF_8);

        assertThat(Biweekly.parse(text).first().getEvents()).isEmpty();
    }

    private String uid(CalendarEntry entry) {
        return Biweekly.parse(text(entry))
                .first()
                .getEvents()
                .getFirst()
                .getUid()
                .getValue();
    }

    private String text(CalendarEntry entry) {
        return new String(feed.of(List.of(entry)), StandardCharsets.UTF_8);
    }

    private static CalendarEntry entry(String at) {
        Instant end = Instant.parse(at);
        return new CalendarEntry(
                end, Kind.PARTNER, "QS", SENTENCE, CAUSE, List.of(), 5, Instant.parse("2026-01-01T00:00:00Z"));
    }
}
