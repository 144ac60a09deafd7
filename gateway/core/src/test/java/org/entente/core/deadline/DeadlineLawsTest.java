package org.entente.core.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.entente.core.message.StateCode;
import org.junit.jupiter.api.Test;

/** What holds for every deadline, in whatever zone, over whatever weekend, however often its clock is stopped. */
class DeadlineLawsTest {

    private static final int DRAWS = 300;
    private static final List<String> ZONES = List.of(
            "Europe/Oslo",
            "Asia/Dubai",
            "Pacific/Auckland",
            "Pacific/Apia",
            "America/St_Johns",
            "Asia/Kathmandu",
            "UTC");

    @Test
    void aStopNeverMakesItEarlier() {
        forMany(draw -> {
            Deadline deadline = draw.deadline();
            Instant from = draw.instant();

            Deadline stopped = deadline.stopped(from, Stop.Reason.MORE_INFO).restarted(from.plus(draw.duration()));

            assertThat(due(stopped)).isAfterOrEqualTo(due(deadline));
        });
    }

    @Test
    void aStopOfNoTimeChangesNothing() {
        forMany(draw -> {
            Deadline deadline = draw.deadline();
            Instant at = draw.instant();

            assertThat(due(deadline.stopped(at, Stop.Reason.MORE_INFO).restarted(at)))
                    .isEqualTo(due(deadline));
        });
    }

    @Test
    void twoStopsThatMeetAreOne() {
        forMany(draw -> {
            Deadline deadline = draw.deadline();
            Instant from = draw.instant();
            Instant middle = from.plus(draw.duration());
            Instant to = middle.plus(draw.duration());

            Deadline two = deadline.stopped(from, Stop.Reason.MORE_INFO)
                    .restarted(middle)
                    .stopped(middle, Stop.Reason.CONSULTATION)
                    .restarted(to);

            assertThat(due(two))
                    .isEqualTo(due(deadline.stopped(from, Stop.Reason.MORE_INFO).restarted(to)));
        });
    }

    @Test
    void theOrderOfStopsDoesNotMatter() {
        forMany(draw -> {
            Deadline deadline = draw.deadline();
            Stop one = draw.stop();
            Stop other = draw.stop();

            assertThat(due(withStops(deadline, one, other))).isEqualTo(due(withStops(deadline, other, one)));
        });
    }

    @Test
    void aStopAfterTheEndChangesNothing() {
        forMany(draw -> {
            Deadline deadline = draw.deadline();
            Instant late = due(deadline);

            assertThat(due(deadline.stopped(late, Stop.Reason.POSTPONED).restarted(late.plus(draw.duration()))))
                    .isEqualTo(late);
        });
    }

    @Test
    void aLaterReceiptIsNeverDueEarlier() {
        forMany(draw -> {
            Deadline deadline = draw.deadline();
            Deadline later = Deadline.from(
                    deadline.startedAt().plus(draw.duration()), deadline.term(), deadline.calendar(), "law");

            assertThat(due(later)).isAfterOrEqualTo(due(deadline));
        });
    }

    @Test
    void workingDaysNeverEndBeforeAsManyCalendarDays() {
        forMany(draw -> {
            WorkingCalendar calendar = draw.calendar();
            Instant receipt = draw.instant();
            int days = draw.days();

            Instant working = due(Deadline.from(receipt, new Term.WorkingDays(days), calendar, "law"));
            Instant any = due(Deadline.from(receipt, new Term.CalendarDays(days), calendar, "law"));

            assertThat(working).isAfterOrEqualTo(any);
            assertThat(calendar.isWorkingDay(calendar.dayOf(working.minusNanos(1))))
                    .isTrue();
            assertThat(calendar.dayOf(any.minusNanos(1)))
                    .isEqualTo(calendar.dayOf(receipt).plusDays(days));
        });
    }

    @Test
    void anExtensionByDaysIsTheSameAsALongerTerm() {
        forMany(draw -> {
            WorkingCalendar calendar = draw.calendar();
            Instant receipt = draw.instant();
            int first = draw.days();
            int more = draw.days();

            Deadline extended = Deadline.from(receipt, new Term.WorkingDays(first), calendar, "law")
                    .extended(new Term.WorkingDays(more));

            assertThat(due(extended))
                    .isEqualTo(due(Deadline.from(receipt, new Term.WorkingDays(first + more), calendar, "law")));
        });
    }

    private static Deadline withStops(Deadline deadline, Stop... stops) {
        return new Deadline(
                deadline.term(), deadline.calendar(), deadline.startedAt(), List.of(stops), List.of(), "law");
    }

    private static Instant due(Deadline deadline) {
        return deadline.dueAt().orElseThrow();
    }

    private static void forMany(Consumer<Draw> property) {
        for (long seed = 0; seed < DRAWS; seed++) {
            try {
                property.accept(new Draw(new Random(seed)));
            } catch (AssertionError broken) {
                throw new AssertionError("Seed " + seed, broken);
            }
        }
    }

    /** Draws what a property is about. */
    private record Draw(Random random) {

        Deadline deadline() {
            Term term = switch (random.nextInt(3)) {
                case 0 -> new Term.Hours(Duration.ofMinutes(1 + random.nextInt(6000)));
                case 1 -> new Term.CalendarDays(days());
                default -> new Term.WorkingDays(days());
            };
            return Deadline.from(instant(), term, calendar(), "law");
        }

        WorkingCalendar calendar() {
            WorkingCalendar like = WorkingCalendars.builtIn()
                    .of(new StateCode(List.of("QN", "QS", "QT").get(random.nextInt(3))));
            return new WorkingCalendar(
                    like.state(),
                    ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))),
                    like.weekend(),
                    like.holidays(),
                    LocalDate.MAX);
        }

        Instant instant() {
            return Instant.parse("2026-10-20T00:00:00Z").plusSeconds(random.nextInt(60 * 24 * 3600));
        }

        Duration duration() {
            return Duration.ofSeconds(1 + random.nextInt(8 * 24 * 3600));
        }

        Stop stop() {
            Instant from = instant();
            return new Stop(from, java.util.Optional.of(from.plus(duration())), Stop.Reason.CONSULTATION);
        }

        int days() {
            return 1 + random.nextInt(20);
        }
    }
}
