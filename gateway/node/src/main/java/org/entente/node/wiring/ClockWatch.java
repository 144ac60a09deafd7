package org.entente.node.wiring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.partner.ClockCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks regularly whether this node's clock is in doubt, by a receipt or because it jumped, and asks the partners while
 * it is.
 */
final class ClockWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

    private final ClockCheck check;
    private final Supplier<List<Duration>> partners;
    private final Clock clock;
    private final Instant begin;
    private final long beginNanos = System.nanoTime();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("clock-watch").factory());
    private Duration jumped = Duration.ZERO;

    /** Takes what asks every partner by how much its clock is ahead of this one. */
    ClockWatch(ClockCheck check, Supplier<List<Duration>> partners, Clock clock) {
        this.check = check;
        this.partners = partners;
        this.clock = clock;
        this.begin = clock.instant();
    }

    void start(Duration pause) {
        var _ = thread.scheduleWithFixedDelay(this::look, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            noticeJump();
            if (check.isInDoubt()) {
                List<Duration> ahead = partners.get();
                check.judge(ahead);
                LOG.warn("The clock is in doubt; partners are ahead by {}", ahead);
            }
        } catch (GatewayFailure failed) {
            LOG.warn("Partners cannot be asked for their time: {}", failed.code());
        }
    }

    /** The counter that never jumps stands beside the clock that may. */
    private void noticeJump() {
        Instant expected = begin.plusNanos(System.nanoTime() - beginNanos).plus(jumped);
        Instant now = clock.instant();
        check.compare(expected, now);
        jumped = jumped.plus(Duration.between(expected, now));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
