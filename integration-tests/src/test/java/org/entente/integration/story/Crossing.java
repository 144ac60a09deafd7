package org.entente.integration.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Alerts that cross the border at a steady rate, in both directions, and are confirmed as they come. */
final class Crossing implements AutoCloseable {

    private static final Duration ALL = Duration.ofMinutes(4);

    private final List<Direction> directions;
    private final ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(
            4, Thread.ofPlatform().daemon().name("crossing-", 0).factory());

    /** Takes the alerts a second of each direction. */
    Crossing(TwoStates states, int rate) {
        this.directions = List.of(
                new Direction(states.norland(), states.sudland()), new Direction(states.sudland(), states.norland()));
        for (Direction each : directions) {
            var _ = clockwork.scheduleAtFixedRate(each::send, 0, 1_000_000 / rate, TimeUnit.MICROSECONDS);
            var _ = clockwork.scheduleWithFixedDelay(each::take, 100, 100, TimeUnit.MILLISECONDS);
        }
    }

    private static final class Direction {
        private final AState to;
        private final AnAgency sender;
        private final AnAgency receiver;
        private final Map<String, Sent> sent = new ConcurrentHashMap<>();
        private final Set<String> arrived = ConcurrentHashMap.newKeySet();
        private final Set<String> refusedAtTheDoor = ConcurrentHashMap.newKeySet();

        private int goal;

        private Direction(AState from, AState to) {
            this.to = to;
            this.sender = from.police();
            this.receiver = to.immigration();
        }

        private void send() {
            try {
                Sent one = sender.sends(AMessage.anUrgentAlert().to(to.code(), "IMMIGRATION"));
                sent.put(one.id(), one);
            } catch (RuntimeException refused) { // a clock that throws never rings again
                refusedAtTheDoor.add(String.valueOf(refused.getMessage()));
            }
        }

        private void take() {
            try {
                for (String id : receiver.door().inbox()) {
                    receiver.door().confirm(id);
                    arrived.add(id);
                }
            } catch (RuntimeException refused) {
                refusedAtTheDoor.add(String.valueOf(refused.getMessage()));
            }
        }

        private boolean isAllThere() {
            return arrived.containsAll(sent.keySet());
        }
    }

    /** Waits until so many more were taken in each direction. */
    void delivers(int more) {
        directions.forEach(each -> each.goal = each.arrived.size() + more);
        Patience.until(more + " more alerts cross the border in both directions")
                .until(() -> directions.stream().allMatch(each -> each.arrived.size() >= each.goal));
    }

    /** Sends no more, and waits for all that was taken in: none is lost, and none was ever refused by anybody. */
    int endsWithNoneLostAndNoneRefused() {
        clockwork.shutdown();
        Patience.until("everything has come").atMost(ALL).until(() -> {
            directions.forEach(Direction::take);
            return directions.stream().allMatch(Direction::isAllThere);
        });
        List<String> reasons = new ArrayList<>();
        for (Direction each : directions) {
            assertThat(each.refusedAtTheDoor).isEmpty();
            each.sent.values().stream()
                    .map(one -> one.comesTo("DELIVERED").reason())
                    .filter(reason -> !reason.isEmpty())
                    .forEach(reasons::add);
        }
        assertThat(reasons).isEmpty();
        return directions.stream().mapToInt(each -> each.sent.size()).sum();
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}
