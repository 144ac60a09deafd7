package org.entente.node.certificates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Says of everything that will break, on each of some days before, that it will: once a day and break, and of what is
 * near when the node starts, once at the start.
 */
public final class ExpiryNotices {

    private final CertificateCalendar calendar;
    private final List<Integer> days;
    private final Consumer<Notice> told;
    private final Clock clock;
    private final Map<String, Integer> last = new HashMap<>();

    /** {@code days} before a break it is said to {@code told}. */
    public ExpiryNotices(CertificateCalendar calendar, List<Integer> days, Consumer<Notice> told, Clock clock) {
        this.calendar = calendar;
        this.days = days.stream().sorted(Comparator.reverseOrder()).toList();
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
            reached(entry, now).ifPresent(threshold -> {
                String which = entry.at() + entry.sentence();
                Integer before = last.put(which, threshold);
                if (before == null || threshold < before) {
                    told.accept(new Notice(entry, threshold));
                }
            });
        }
    }

    /** The smallest number of days within which it breaks. */
    private Optional<Integer> reached(CalendarEntry entry, Instant now) {
        Duration left = Duration.between(now, entry.at());
        return days.stream()
                .filter(threshold -> left.compareTo(Duration.ofDays(threshold)) <= 0)
                .min(Comparator.naturalOrder());
    }
}
