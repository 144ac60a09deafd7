package org.entente.node.wiring;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.pull.Puller;
import org.entente.as4.wire.ArrivalDoor;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.message.Lane;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks partners for what lies ready there, each lane by its own clock, so that urgent messages wait for nobody. */
final class Fetching implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Fetching.class);

    private final Map<Peer, Puller> pullers;
    private final ScheduledExecutorService clockwork;

    Fetching(Map<Peer, Puller> pullers) {
        this.pullers = Map.copyOf(pullers);
        int clocks = Math.max(1, pullers.size() * Lane.values().length);
        this.clockwork = Executors.newScheduledThreadPool(
                clocks, Thread.ofPlatform().daemon().name("fetching-", 0).factory());
    }

    void start(ArrivalDoor door) {
        pullers.forEach((peer, puller) -> {
            for (Lane lane : Lane.values()) {
                Duration poll = peer.partner().terms().in(lane).poll();
                var ignored = clockwork.scheduleWithFixedDelay(
                        () -> fetch(peer, puller, lane, door), 0, poll.toMillis(), TimeUnit.MILLISECONDS);
            }
        });
    }

    /** Begins new connections. */
    void renew() {
        pullers.values().forEach(Puller::renew);
    }

    private static void fetch(Peer peer, Puller puller, Lane lane, ArrivalDoor door) {
        try {
            int fetched = puller.fetchAll(lane, door);
            LOG.debug("fetched {} of {} in {}", fetched, peer.partner().state(), lane);
        } catch (GatewayFailure later) {
            LOG.info("nothing fetched of {} in {}: {}", peer.partner().state(), lane, later.code());
        } catch (RuntimeException unforeseen) { // a clock that throws never rings again
            LOG.error("fetching of {} in {} failed", peer.partner().state(), lane, unforeseen);
        }
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
        pullers.values().forEach(Puller::close);
    }
}
