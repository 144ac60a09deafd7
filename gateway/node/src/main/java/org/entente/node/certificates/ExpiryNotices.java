package org.entente.node.certificates;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.entente.core.content.Digest;
import org.entente.core.evidence.NoticeBook;

/**
 * Says of everything that will break, on each of some days before, that it will: once for each break and number of
 * days, whichever node of a State looks first and however often they start.
 */
public final class ExpiryNotices {

    private final CertificateCalendar calendar;
    private final List<Integer> days;
    private final NoticeBook book;
    private final Consumer<Notice> told;
    private final Clock clock;

    /** {@code days} before a break it is said to {@code told}, unless {@code book} knows that it was. */
    public ExpiryNotices(
            CertificateCalendar calendar, List<Integer> days, NoticeBook book, Consumer<Notice> told, Clock clock) {
        this.calendar = calendar;
        this.days = days.stream().sorted(Comparator.reverseOrder()).toList();
        this.book = book;
        this.told = told;
        this.clock = clock;
    }

    /**
     * One notice.
     *
     * @param days the number of days of which this is the notice; fewer may be left
     */
    public record Notice(CalendarEntry entry, int days) {}

    /** Tells what is due since the last look. */
    public synchronized void look() {
        Instant now = clock.instant();
        for (CalendarEntry entry : calendar.within(Duration.ofDays(days.getFirst()))) {
            reached(entry, now)
                    .filter(threshold -> book.claim(name(entry), threshold, now))
                    .ifPresent(threshold -> told.accept(new Notice(entry, threshold)));
        }
    }

    /**
     * The smallest number of days within which it breaks.
     *
     * <p>None as long as the certificate's whole life: who gets a new one each week is not late in that week.
     */
    private Optional<Integer> reached(CalendarEntry entry, Instant now) {
        Duration left = Duration.between(now, entry.at());
        long life = Duration.between(entry.since(), entry.at()).toDays();
        return days.stream()
                .filter(threshold -> life > threshold)
                .filter(threshold -> left.compareTo(Duration.ofDays(threshold)) <= 0)
                .min(Comparator.naturalOrder());
    }

    /** The same on every node of a State. */
    private static Digest name(CalendarEntry entry) {
        return Digest.of((entry.at() + " " + entry.sentence()).getBytes(StandardCharsets.UTF_8));
    }
}
