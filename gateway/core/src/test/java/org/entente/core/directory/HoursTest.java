package org.entente.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A desk is open by the clock on its own wall. */
class HoursTest {

    private final Hours office = HoursText.parse("Europe/Oslo", List.of("MON-FRI 08:00-16:00"));
    private final Hours night = HoursText.parse("Europe/Oslo", List.of("SAT 22:00-06:00"));

    @Test
    void opensByTheDesksOwnClockInSummerAndInWinter() {
        assertThat(office.isOpen(at("2026-07-01T06:00:00Z"))).isTrue();
        assertThat(office.isOpen(at("2026-12-01T06:00:00Z"))).isFalse();
        assertThat(office.isOpen(at("2026-12-01T07:00:00Z"))).isTrue();
        assertThat(office.isOpen(at("2026-12-01T15:00:00Z"))).isFalse();
    }

    @Test
    void goesOnAfterMidnight() {
        assertThat(night.isOpen(at("2026-11-28T20:59:59Z"))).isFalse();
        assertThat(night.isOpen(at("2026-11-28T21:00:00Z"))).isTrue();
        assertThat(night.isOpen(at("2026-11-29T04:59:59Z"))).isTrue();
        assertThat(night.isOpen(at("2026-11-29T05:00:00Z"))).isFalse();
    }

    @Test
    void isOpenThroughTheNightInWhichTheClockIsPutBackAndForward() {
        // 25 October 2026: 03:00 summer time is 02:00 winter time, so 06:00 is 05:00 UTC
        assertThat(night.isOpen(at("2026-10-25T04:59:59Z"))).isTrue();
        assertThat(night.isOpen(at("2026-10-25T05:00:00Z"))).isFalse();
        // 29 March 2026: the night is an hour shorter, so 06:00 is 04:00 UTC
        assertThat(night.isOpen(at("2026-03-29T03:59:59Z"))).isTrue();
        assertThat(night.isOpen(at("2026-03-29T04:00:00Z"))).isFalse();
    }

    @Test
    void saysWhenAClosedDeskOpensNext() {
        assertThat(office.opensNext(at("2026-10-23T20:00:00Z")).orElseThrow())
                .hasToString("2026-10-26T08:00+01:00[Europe/Oslo]");
        assertThat(office.opensNext(at("2026-10-23T10:00:00Z"))).isEmpty();
    }

    @Test
    void isAlwaysOpenDayAndNight() {
        Hours always = HoursText.parse("Pacific/Kiritimati", List.of("24/7"));

        assertThat(always.isOpen(at("2026-12-25T03:00:00Z"))).isTrue();
        assertThat(always.localTime(at("2026-12-25T03:00:00Z")))
                .hasToString("2026-12-25T17:00+14:00[Pacific/Kiritimati]");
    }

    @Test
    void countsDaysAroundTheEndOfAWeekAndMidnightAsTwentyFour() {
        Hours weekend = HoursText.parse("UTC", List.of("SAT-MON 00:00-24:00"));

        assertThat(weekend.isOpen(at("2026-11-29T23:59:59Z"))).isTrue();
        assertThat(weekend.isOpen(at("2026-12-01T00:00:00Z"))).isFalse();
        assertThat(HoursText.words(office)).isEqualTo("MON-FRI 08:00-16:00 (Europe/Oslo)");
        assertThat(HoursText.parse("Europe/Oslo", HoursText.spans(office))).isEqualTo(office);
    }

    @Test
    void refusesHoursThatAreNone() {
        assertThatThrownBy(() -> HoursText.parse("Europe/Nowhere", List.of("24/7")))
                .hasMessageContaining("no time zone 'Europe/Nowhere'");
        assertThatThrownBy(() -> HoursText.parse("UTC", List.of("MON 8-16")))
                .hasMessageContaining("'MON 8-16' are no hours");
        assertThatThrownBy(() -> HoursText.parse("UTC", List.of("MOO 08:00-16:00")))
                .hasMessageContaining("'MOO' is no day");
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }
}
