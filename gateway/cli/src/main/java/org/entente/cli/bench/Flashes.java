package org.entente.cli.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.entente.cli.client.AgencyClient;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.ExitCode;

/**
 * FLASH alerts at a steady beat, each counted from the moment it was due, so that one that is late delays no other.
 *
 * <p>Times come from this process's clock and the sending node's, which are those of one machine.
 */
final class Flashes implements AutoCloseable {

    private static final int HANDS = 16;
    private static final Duration LAST = Duration.ofSeconds(30);

    private final AgencyClient sender;
    private final Alert alert;
    private final AtomicLong numbers = new AtomicLong();
    private final ScheduledExecutorService hands = Executors.newScheduledThreadPool(HANDS);

    Flashes(AgencyClient sender, Alert alert) {
        this.sender = sender;
        this.alert = alert;
    }

    /**
     * Milliseconds of alerts from the moment they were due.
     *
     * @param accepted until the 202
     * @param receipted until the partner's signed receipt was here
     * @param fromAccept from the gateway's own stamp of acceptance until the receipt
     * @param failed turned away, or without a receipt half a minute after the last
     */
    record Latencies(Percentiles accepted, Percentiles receipted, Percentiles fromAccept, int failed) {}

    Latencies sendFor(Duration time, Duration every) {
        Map<String, Instant> due = new ConcurrentHashMap<>();
        List<Double> accepted = java.util.Collections.synchronizedList(new ArrayList<>());
        var failed = new AtomicInteger();
        Instant begin = Instant.now().plusMillis(50);
        List<ScheduledFuture<?>> all = new ArrayList<>();
        for (long at = 0; at < time.toMillis(); at += every.toMillis()) {
            Instant moment = begin.plusMillis(at);
            long wait = Math.max(0, Duration.between(Instant.now(), moment).toNanos());
            all.add(hands.schedule(
                    () -> {
                        String id = sender.submit(UUID.randomUUID().toString(), alert.body(numbers.incrementAndGet()));
                        accepted.add(millis(moment, Instant.now()));
                        due.put(id, moment);
                    },
                    wait,
                    TimeUnit.NANOSECONDS));
        }
        all.forEach(one -> await(one, time.plus(LAST), failed));
        return latencies(due, accepted, failed.get());
    }

    private Latencies latencies(Map<String, Instant> due, List<Double> accepted, int failed) {
        List<Double> receipted = new ArrayList<>();
        List<Double> fromAccept = new ArrayList<>();
        int missing = failed;
        for (Map.Entry<String, Instant> one : due.entrySet()) {
            Map<String, Instant> ladder = ladder(one.getKey());
            Instant receipt = ladder.get("AT_THEIR_GATEWAY");
            Instant submitted = ladder.get("SUBMITTED");
            if (receipt == null || submitted == null) {
                missing++;
            } else {
                receipted.add(millis(one.getValue(), receipt));
                fromAccept.add(millis(submitted, receipt));
            }
        }
        return new Latencies(Percentiles.of(accepted), Percentiles.of(receipted), Percentiles.of(fromAccept), missing);
    }

    /** Looked at after the last alert, so that the questions do not weigh on what is measured. */
    private Map<String, Instant> ladder(String id) {
        long end = System.nanoTime() + LAST.toNanos();
        Map<String, Instant> rungs = Map.of();
        while (!rungs.containsKey("AT_THEIR_GATEWAY") && System.nanoTime() < end) {
            Map<String, Instant> now = new ConcurrentHashMap<>();
            sender.message(id)
                    .path("ladder")
                    .forEach(rung -> now.putIfAbsent(
                            rung.path("step").asString(""),
                            Instant.parse(rung.path("at").asString(""))));
            rungs = now;
        }
        return rungs;
    }

    private static void await(ScheduledFuture<?> one, Duration atMost, AtomicInteger failed) {
        try {
            one.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException turnedAway) {
            failed.incrementAndGet();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ClientFault(ExitCode.FAILED, "Interrupted", stopped);
        }
    }

    private static double millis(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e6;
    }

    @Override
    public void close() {
        hands.shutdownNow();
    }
}
