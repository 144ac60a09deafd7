package org.entente.integration.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.entente.integration.arena.Arena;
import org.entente.integration.arena.NodeProcess;
import org.entente.integration.arena.Seat;
import org.entente.integration.arena.Side;
import org.entente.integration.arena.Steady;
import org.entente.integration.arena.Traffic;
import org.entente.integration.oracle.Event;
import org.entente.integration.oracle.Event.At;

/** One run in its arena: alerts come in all the while, and what they went through can be measured. */
final class Scene implements AutoCloseable {

    static final Seat RECEIVER = Seat.of(Side.RECEIVER);
    static final Seat SECOND = new Seat(Side.RECEIVER, 2);
    static final Seat SENDER = Seat.of(Side.SENDER);

    private static final Duration SETTLING = Duration.ofMinutes(6);

    private final Arena arena;
    private final Steady steady;
    private final int before;
    private final Map<String, Integer> refusedBefore;

    Scene(Arena arena, String run, int rate) {
        this.arena = arena;
        this.before = arena.journal().events().size();
        this.refusedBefore = arena.traffic().refusals();
        arena.struck(run);
        this.steady = new Steady(arena, run, rate);
    }

    Arena arena() {
        return arena;
    }

    NodeProcess node(Seat seat) {
        return arena.node(seat);
    }

    Path folder(Seat seat) {
        return node(seat).folder();
    }

    /** Lets the alerts run on for a while. */
    void goOn(Duration length) {
        try {
            TimeUnit.MILLISECONDS.sleep(length.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends no more, and waits until all that was sent has come to its end. */
    boolean settles() {
        steady.close();
        List<CompletableFuture<String>> answers = steady.answers();
        return Traffic.within(
                SETTLING,
                () -> answers.stream().allMatch(answer -> answer.isDone() && !answer.isCompletedExceptionally())
                        && arena.isQuiet());
    }

    /** How often the door refused since the run began, by what it said. */
    Map<String, Integer> refusals() {
        var since = new HashMap<>(arena.traffic().refusals());
        refusedBefore.forEach((said, count) -> since.merge(said, -count, Integer::sum));
        since.values().removeIf(count -> count <= 0);
        return since;
    }

    /** Alerts that were answered with 2xx in this span, in milliseconds since 1970. */
    long accepted(long from, long to) {
        return events().stream()
                .filter(at -> at.event() instanceof Event.Accepted && at.millis() >= from && at.millis() < to)
                .count();
    }

    /** How long the slowest of the alerts took that were handed in since, from the asking to the 2xx. */
    double slowestAnswer(long since) {
        Map<String, Long> asked = new HashMap<>();
        double slowest = 0;
        for (At at : events()) {
            if (at.event() instanceof Event.Asked one && at.millis() >= since) {
                asked.put(one.key(), at.millis());
            } else if (at.event() instanceof Event.Accepted one && asked.containsKey(one.key())) {
                slowest = Math.max(slowest, (at.millis() - asked.getOrDefault(one.key(), 0L)) / 1000.0);
            }
        }
        return slowest;
    }

    /** Seconds from a moment until the last of what was accepted before it was confirmed by the agency. */
    double takenOverWithin(long moment) {
        Map<String, Long> accepted = acceptedAt();
        return events().stream()
                .filter(at -> at.event() instanceof Event.Confirmed(String id)
                        && accepted.getOrDefault(id, Long.MAX_VALUE) <= moment
                        && at.millis() > moment)
                .mapToDouble(at -> (at.millis() - moment) / 1000.0)
                .max()
                .orElse(0);
    }

    /** The longest way from 2xx to the agency's confirmation, in seconds. */
    double longestWay() {
        Map<String, Long> accepted = acceptedAt();
        return events().stream()
                .filter(at -> at.event() instanceof Event.Confirmed(String id) && accepted.containsKey(id))
                .mapToDouble(at ->
                        (at.millis() - accepted.getOrDefault(((Event.Confirmed) at.event()).id(), 0L)) / 1000.0)
                .max()
                .orElse(0);
    }

    private Map<String, Long> acceptedAt() {
        Map<String, Long> accepted = new HashMap<>();
        events().forEach(at -> {
            if (at.event() instanceof Event.Accepted one) {
                accepted.putIfAbsent(one.id(), at.millis());
            }
        });
        return accepted;
    }

    private List<At> events() {
        List<At> all = arena.journal().events();
        return all.subList(before, all.size());
    }

    @Override
    public void close() {
        steady.close();
    }
}
