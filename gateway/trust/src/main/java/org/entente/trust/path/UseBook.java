package org.entente.trust.path;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often this process used which certificate, in each of the six places where one is resolved: so it is seen when an
 * old one is used no more.
 *
 * <p>Holds no more than the certificates that were handed over or are the node's own, and forgets when it ends.
 */
public final class UseBook {

    private final Clock clock;
    private final Map<Key, Count> counts = new ConcurrentHashMap<>();

    public UseBook(Clock clock) {
        this.clock = clock;
    }

    /** Where a certificate is resolved; a rollover that overlaps in fewer breaks in the others. */
    public enum Place {
        TLS_CLIENT,
        TLS_SERVER,
        SIGNING,
        DECRYPTION,
        VERIFICATION,
        ENCRYPTION
    }

    /** One certificate in one place. */
    public record Used(Place place, X509Certificate certificate, long times, Instant last) {}

    private record Key(Place place, X509Certificate certificate) {}

    private static final class Count {
        private final LongAdder times = new LongAdder();
        private volatile Instant last = Instant.EPOCH;
    }

    /** Counts one use. */
    public void note(Place place, X509Certificate certificate) {
        Count count = counts.computeIfAbsent(new Key(place, certificate), first -> new Count());
        count.times.increment();
        count.last = clock.instant();
    }

    /** All that was used, by place, the last used first. */
    public List<Used> all() {
        return counts.entrySet().stream()
                .map(entry -> new Used(
                        entry.getKey().place(),
                        entry.getKey().certificate(),
                        entry.getValue().times.sum(),
                        entry.getValue().last))
                .sorted(Comparator.comparing(Used::place).thenComparing(Used::last, Comparator.reverseOrder()))
                .toList();
    }
}
