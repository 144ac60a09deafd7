package org.entente.core.evidence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.GatewayFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps strangers, who can be refused as often as they like, from filling the trail or holding up the doors.
 *
 * <p>Each door has so many lines a minute for refusals, and as many for what operators do; when the minute is over, one
 * line says how many more there were. A caller waits for its line, but not longer than its patience: then the line is
 * written later. What the store does not take is counted with the others.
 */
public final class BudgetedTrail implements AuditTrail, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BudgetedTrail.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TICK = Duration.ofSeconds(1);

    private final AuditTrail trail;
    private final Budget budget;
    private final Clock clock;
    private final BlockingQueue<Waiting> queue;
    private final Map<Kind, Minute> minutes = new HashMap<>();
    private final Thread writer;

    public BudgetedTrail(AuditTrail trail, Budget budget, Clock clock) {
        this.trail = trail;
        this.budget = budget;
        this.clock = clock;
        this.queue = new ArrayBlockingQueue<>(budget.waiting());
        this.writer = Thread.ofPlatform().daemon().name("audit").start(this::work);
    }

    /**
     * How much, and how long.
     *
     * @param perMinute lines of one kind at one door
     * @param waiting lines that may wait to be written
     * @param patience how long a caller waits for its line
     */
    public record Budget(int perMinute, int waiting, Duration patience) {}

    private record Kind(DoorName door, boolean isRefusal) {
        static Kind of(Line line) {
            return new Kind(line.door(), line.code().isPresent());
        }
    }

    private record Waiting(Line line, CountDownLatch done) {}

    /** What was written since {@code begin}, what was not, and of minutes that are over. */
    private record Minute(Instant begin, int spent, int missed, int owed) {

        Minute at(Instant now) {
            return now.isBefore(begin.plus(MINUTE)) ? this : new Minute(now, 0, 0, owed + missed);
        }

        Minute spend() {
            return new Minute(begin, spent + 1, missed, owed);
        }

        Minute miss() {
            return new Minute(begin, spent, missed + 1, owed);
        }

        Minute told() {
            return new Minute(begin, spent, missed, 0);
        }
    }

    @Override
    public void write(Line line) {
        Kind kind = Kind.of(line);
        if (!isWithinBudget(kind)) {
            return;
        }
        var waiting = new Waiting(line, new CountDownLatch(1));
        if (!queue.offer(waiting)) {
            miss(kind);
            return;
        }
        try {
            if (!waiting.done().await(budget.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("A line of {} is written later", kind.door());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what still waits, and how many more there were. */
    @Override
    public void close() {
        writer.interrupt();
        try {
            writer.join(budget.patience().plus(TICK).toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        boolean isOpen = true;
        while (isOpen) {
            try {
                Optional.ofNullable(queue.poll(TICK.toMillis(), TimeUnit.MILLISECONDS))
                        .ifPresent(this::write);
            } catch (InterruptedException closed) {
                isOpen = false;
            }
            owed(clock.instant()).forEach(this::keep);
        }
        List<Waiting> rest = new ArrayList<>();
        queue.drainTo(rest);
        rest.forEach(this::write);
        owed(clock.instant().plus(MINUTE)).forEach(this::keep);
    }

    private void write(Waiting waiting) {
        if (!keep(waiting.line())) {
            miss(Kind.of(waiting.line()));
        }
        waiting.done().countDown();
    }

    private boolean keep(Line line) {
        try {
            trail.write(line);
            return true;
        } catch (GatewayFailure failed) {
            LOG.warn("A line of {} is not recorded: {}", line.door(), failed.code());
            return false;
        }
    }

    private synchronized boolean isWithinBudget(Kind kind) {
        Minute minute = minute(kind, clock.instant());
        boolean isWithin = minute.spent() < budget.perMinute();
        minutes.put(kind, isWithin ? minute.spend() : minute.miss());
        return isWithin;
    }

    private synchronized void miss(Kind kind) {
        minutes.put(kind, minute(kind, clock.instant()).miss());
    }

    private Minute minute(Kind kind, Instant now) {
        return minutes.getOrDefault(kind, new Minute(now, 0, 0, 0)).at(now);
    }

    /** One line for each kind of which some were missed in a minute that is over. */
    private synchronized List<Line> owed(Instant now) {
        List<Line> lines = new ArrayList<>();
        minutes.replaceAll((kind, minute) -> {
            Minute current = minute.at(now);
            if (current.owed() > 0) {
                String words = current.owed() + " more not recorded";
                Optional<FailureCode> none = Optional.empty();
                lines.add(new Line(clock.instant(), kind.door(), "", words, kind.isRefusal() ? "refused" : "", none));
            }
            return current.told();
        });
        return lines;
    }
}
