package org.entente.core.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.core.deadline.Stop.Reason;
import org.entente.core.message.StateCode;
import org.entente.core.message.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {

    private static final WorkingCalendars CALENDARS = WorkingCalendars.builtIn();
    private static final WorkingCalendar SUDLAND = CALENDARS.of(new StateCode("QS"));
    private static final WorkingCalendar ESTMARK = CALENDARS.of(new StateCode("QT"));

    /** Friday, ten minutes to midnight in Norland; Saturday morning in Estmark, a weekend in Sudland. */
    private static final Instant LATE_ON_FRIDAY =
            ZonedDateTime.parse("2026-11-20T23:50+01:00[Europe/Oslo]").toInstant();

    @ParameterizedTest
    @CsvSource({
        "QN, 1 working day,    2026-11-24T00:00+01:00[Europe/Oslo]",
        "QS, 1 working day,    2026-11-23T00:00+04:00[Asia/Dubai]",
        "QT, 1 working day,    2026-11-24T00:00+13:00[Pacific/Auckland]",
        "QS, 6 working days,   2026-11-30T00:00+04:00[Asia/Dubai]",
        "QS, 7 working days,   2026-12-03T00:00+04:00[Asia/Dubai]",
        "QN, 10 calendar days, 2026-12-01T00:00+01:00[Europe/Oslo]",
        "QT, 10 calendar days, 2026-12-02T00:00+13:00[Pacific/Auckland]",
        "QT, PT8H,             2026-11-21T19:50+13:00[Pacific/Auckland]",
    })
    void isReckonedByTheCalendarOfTheStateThatMustAct(String state, String term, ZonedDateTime due) {
        WorkingCalendar calendar = CALENDARS.of(new StateCode(state));

        Deadline deadline = Deadline.from(LATE_ON_FRIDAY, Term.parse(term), calendar, "EIO art. 12");

        assertThat(deadline.dueAt()).contains(due.toInstant());
        assertThat(deadline.isCertain()).isTrue();
    }

    @Test
    void countsFromTheReceiptThereNotFromTheDayHere() {
        Instant tenMinutesLater = LATE_ON_FRIDAY.plus(Duration.ofMinutes(15));
        var oneDay = new Term.CalendarDays(1);
        WorkingCalendar norland = CALENDARS.of(new StateCode("QN"));

        assertThat(Deadline.from(LATE_ON_FRIDAY, oneDay, norland, "x").dueAt())
                .contains(Instant.parse("2026-11-21T23:00:00Z"));
        assertThat(Deadline.from(tenMinutesLater, oneDay, norland, "x").dueAt())
                .contains(Instant.parse("2026-11-22T23:00:00Z"));
        assertThat(Deadline.from(LATE_ON_FRIDAY, oneDay, ESTMARK, "x").dueAt())
                .isEqualTo(Deadline.from(tenMinutesLater, oneDay, ESTMARK, "x").dueAt());
    }

    @Test
    void standsWhileMoreIsAskedAndGoesOnAfterwards() {
        Deadline running = Deadline.from(LATE_ON_FRIDAY, new Term.WorkingDays(5), SUDLAND, "Dir. 2024/1640");

        Deadline standing = running.stopped(LATE_ON_FRIDAY.plus(Duration.ofDays(3)), Reason.MORE_INFO);
        Deadline goesOn = standing.restarted(LATE_ON_FRIDAY.plus(Duration.ofDays(5)));

        assertThat(running.dueAt()).contains(Instant.parse("2026-11-26T20:00:00Z"));
        assertThat(standing.dueAt()).isEmpty();
        assertThat(standing.isStanding()).isTrue();
        assertThat(standing.isOverAt(Instant.MAX)).isFalse();
        assertThat(standing.stopped(Instant.MAX, Reason.POSTPONED)).isEqualTo(standing);
        // Tuesday 24 to Thursday 26 November there do not count; Friday, Saturday, and the two feast days neither.
        assertThat(goesOn.dueAt()).contains(Instant.parse("2026-12-03T20:00:00Z"));
        assertThat(goesOn.isStanding()).isFalse();
        assertThat(goesOn.restarted(Instant.MAX)).isEqualTo(goesOn);
    }

    @Test
    void inHoursIsLongerByExactlyTheTimeOfItsStops() {
        Instant start = Instant.parse("2026-11-20T00:00:00Z");
        Deadline eightHours = Deadline.from(start, new Term.Hours(Duration.ofHours(8)), ESTMARK, "Dir. 2023/977");

        Deadline stoppedTwice = stopped(stopped(eightHours, start, 1, 2), start, 4, 7);

        assertThat(stoppedTwice.dueAt()).contains(start.plus(Duration.ofHours(12)));
        assertThat(stopped(stopped(eightHours, start, 4, 7), start, 1, 2).dueAt())
                .isEqualTo(stoppedTwice.dueAt());
        assertThat(stopped(stopped(eightHours, start, 1, 5), start, 2, 4).dueAt())
                .contains(start.plus(Duration.ofHours(12)));
        assertThat(stopped(eightHours, start, 8, 9).dueAt()).contains(start.plus(Duration.ofHours(8)));
        assertThat(stopped(eightHours, start, -3, -1).dueAt()).contains(start.plus(Duration.ofHours(8)));
        assertThat(stopped(eightHours, start, -3, 1).dueAt()).contains(start.plus(Duration.ofHours(9)));
    }

    @Test
    void isExtendedFromWhereItWouldHaveEnded() {
        Deadline decision = Deadline.from(LATE_ON_FRIDAY, new Term.CalendarDays(30), ESTMARK, "EIO art. 12");
        Deadline hours = Deadline.from(LATE_ON_FRIDAY, new Term.Hours(Duration.ofHours(8)), ESTMARK, "x");

        assertThat(decision.extended(new Term.CalendarDays(30)).dueAt())
                .isEqualTo(Deadline.from(LATE_ON_FRIDAY, new Term.CalendarDays(60), ESTMARK, "x")
                        .dueAt());
        assertThat(hours.extended(new Term.Hours(Duration.ofHours(1))).dueAt())
                .contains(LATE_ON_FRIDAY.plus(Duration.ofHours(9)));
    }

    @Test
    void isOverFromTheVeryInstant() {
        Deadline deadline = Deadline.from(LATE_ON_FRIDAY, new Term.WorkingDays(1), SUDLAND, "x");
        Instant due = deadline.dueAt().orElseThrow();

        assertThat(deadline.isOverAt(due.minusNanos(1))).isFalse();
        assertThat(deadline.isOverAt(due)).isTrue();
    }

    @Test
    void saysWhenItReckonedBeyondTheKnownHolidays() {
        Instant late = Instant.parse("2027-12-20T00:00:00Z");

        assertThat(Deadline.from(late, new Term.WorkingDays(5), ESTMARK, "x").isCertain())
                .isTrue();
        assertThat(Deadline.from(late, new Term.WorkingDays(30), ESTMARK, "x").isCertain())
                .isFalse();
        assertThat(Deadline.from(late, new Term.CalendarDays(30), ESTMARK, "x").isCertain())
                .isTrue();
        assertThat(Deadline.from(late, new Term.CalendarDays(5), ESTMARK, "x")
                        .extended(new Term.WorkingDays(30))
                        .isCertain())
                .isFalse();
        assertThat(Deadline.from(late, new Term.WorkingDays(1), CALENDARS.of(new StateCode("FR")), "x")
                        .isCertain())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 working days", "five days", "P3X", "PT0S", "-1 calendar days"})
    void isNoTerm(String text) {
        assertThatThrownBy(() -> Term.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsItsOwnWords() {
        for (String text : List.of("PT8H", "30 calendar days", "5 working days")) {
            assertThat(Term.parse(text)).hasToString(text);
        }
    }

    @Test
    void refusesClocksThatCannotBe() {
        assertThatThrownBy(() -> new Stop(LATE_ON_FRIDAY, Optional.of(LATE_ON_FRIDAY.minusNanos(1)), Reason.POSTPONED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Deadline.from(LATE_ON_FRIDAY, new Term.WorkingDays(1), SUDLAND, " "))
                .isInstanceOf(IllegalArgumentException.class);
        var open = new Stop(LATE_ON_FRIDAY, Optional.empty(), Reason.CONSULTATION);
        assertThatThrownBy(() -> new Deadline(
                        new Term.WorkingDays(1), SUDLAND, LATE_ON_FRIDAY, List.of(open, open), List.of(), "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WorkingCalendar(
                        new StateCode("QN"), ZoneId.of("UTC"), Set.of(DayOfWeek.values()), Set.of(), LocalDate.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WorkingCalendars.read(List.of("# fine", "QN tomorrow")))
                .hasMessageContaining("Line 2");
    }

    @Test
    void givesUpOnATermThatIsNeverOver() {
        var forEver = new Stop(LATE_ON_FRIDAY, Optional.of(Instant.parse("9999-01-01T00:00:00Z")), Reason.POSTPONED);
        var deadline =
                new Deadline(new Term.CalendarDays(1), SUDLAND, LATE_ON_FRIDAY, List.of(forEver), List.of(), "x");

        assertThatThrownBy(deadline::dueAt).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "FLASH,    2026-11-20T22:55:00Z",
        "URGENT,   2026-11-20T23:05:00Z",
        "PRIORITY, 2026-11-21T00:50:00Z",
        "ROUTINE,  2026-11-22T20:00:00Z"
    })
    void aPersonAcknowledgesWithinTheTimeOfTheUrgency(Urgency urgency, Instant due) {
        Deadline acknowledgement = UrgencyClocks.standard().acknowledgement(urgency, LATE_ON_FRIDAY, SUDLAND);

        assertThat(acknowledgement.dueAt()).contains(due);
    }

    @Test
    void aFlashIsBroughtBeforeTheNextPersonBeforeItIsTooLate() {
        UrgencyClocks clocks = UrgencyClocks.standard();
        Deadline acknowledgement = clocks.acknowledgement(Urgency.FLASH, LATE_ON_FRIDAY, SUDLAND);

        assertThat(clocks.escalations(acknowledgement))
                .containsExactly(
                        LATE_ON_FRIDAY.plusSeconds(150),
                        LATE_ON_FRIDAY.plusSeconds(225),
                        LATE_ON_FRIDAY.plusSeconds(300));
    }

    private static Deadline stopped(Deadline deadline, Instant start, int fromHour, int toHour) {
        return deadline.stopped(start.plus(Duration.ofHours(fromHour)), Reason.CONSULTATION)
                .restarted(start.plus(Duration.ofHours(toHour)));
    }
}
