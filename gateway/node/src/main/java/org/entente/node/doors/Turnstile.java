package org.entente.node.doors;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.message.Lane;

/**
 * Lets each sender hand in so much and no more, before anything of the message is read.
 *
 * <p>Senders do not count against each other, nor a sender's bulk against its urgent messages. It counts for this node
 * alone, and only senders that are known by their certificate, so that what it remembers is bounded.
 */
public final class Turnstile {

    private record Way(String sender, Lane lane) {}

    private final Quota quota;
    private final DiskReserve disk;
    private final TimeMeter time;
    private final Map<Way, Bucket> buckets = new ConcurrentHashMap<>();

    /** Takes the real time. */
    public Turnstile(Quota quota, DiskReserve disk) {
        this(quota, disk, TimeMeter.SYSTEM_NANOTIME);
    }

    Turnstile(Quota quota, DiskReserve disk, TimeMeter time) {
        this.quota = quota;
        this.disk = disk;
        this.time = time;
    }

    /**
     * How much of one sender in one lane.
     *
     * @param perSecond in the long run
     * @param atOnce after a quiet time
     */
    public record Quota(int perSecond, int atOnce) {
        public Quota {
            if (perSecond < 1 || atOnce < 1) {
                throw new IllegalArgumentException("A quota that lets nothing through is none");
            }
        }
    }

    /** Whether there is room on the disk; throws {@code TemporaryFault} DISK_NEARLY_FULL where there is none. */
    @FunctionalInterface
    public interface DiskReserve {
        void require();
    }

    /** Throws {@link TemporaryFault} TOO_MANY, with the pause that helps, or DISK_NEARLY_FULL. */
    public void pass(String sender, Lane lane) {
        disk.require();
        ConsumptionProbe probe =
                buckets.computeIfAbsent(new Way(sender, lane), way -> bucket()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            Duration pause = Duration.ofNanos(probe.getNanosToWaitForRefill());
            throw new TemporaryFault(
                    FailureCode.TOO_MANY,
                    String.format(
                            Locale.ROOT,
                            "%d messages a second are taken in the %s lane, and %d at once",
                            quota.perSecond(),
                            lane.label(),
                            quota.atOnce()),
                    pause);
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(
                        limit -> limit.capacity(quota.atOnce()).refillGreedy(quota.perSecond(), Duration.ofSeconds(1)))
                .build();
    }
}
