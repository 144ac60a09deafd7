package org.entente.node.wiring;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.entente.core.evidence.AuditTrail;
import org.entente.core.evidence.DoorBook;
import org.entente.node.doors.Callers;
import org.entente.node.doors.rest.KeyDoor;
import org.entente.node.doors.rest.UpdateDoor;
import org.entente.node.http.ServletMapping;
import org.entente.node.rollover.DatedSwitch;
import org.entente.node.rollover.LiveTrust;
import org.entente.node.rollover.RolloverDesk;
import org.entente.node.rollover.UpdateDesk;
import org.entente.node.rollover.UpdatePost;
import org.entente.trust.keys.KeyRollover;
import org.entente.trust.keys.NodeKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again whether other certificates are to count, partners' that were approved, own whose day it is, and
 * whether partners are to be told.
 */
final class Changeover implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Changeover.class);

    /** A partner that does not answer what it is told delays no switch. */
    private static final int THREADS = 2;

    private final LiveTrust trust;
    private final DatedSwitch keys;
    private final RolloverDesk desk;
    private final UpdateDesk updates;
    private final UpdatePost post;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("changeover-", 1).factory());

    Changeover(LiveTrust trust, Path folder, NodeKeys keys, WireRoom wire, AuditTrail trail, Clock clock) {
        var rollover = KeyRollover.in(folder, clock);
        this.trust = trust;
        this.keys = new DatedSwitch(rollover, keys, wire.rolloverLine(folder), trail, clock);
        this.desk = new RolloverDesk(rollover, this.keys, keys, wire.peers());
        this.updates = wire.updating().desk(rollover);
        this.post = wire.updatePost();
    }

    ServletMapping keyServlet(Callers callers, DoorBook book) {
        return new ServletMapping("/operator/keys/*", new KeyDoor(desk, callers, book).servlet());
    }

    ServletMapping updateServlet(Callers callers, DoorBook book) {
        return new ServletMapping("/operator/certificate-updates/*", new UpdateDoor(updates, callers, book).servlet());
    }

    void start(Duration pause) {
        repeat(pause, () -> {
            trust.look();
            keys.look();
        });
        repeat(pause, post::look);
    }

    private void repeat(Duration pause, Runnable look) {
        var _ = threads.scheduleWithFixedDelay(
                () -> unfailing(look), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is there goes on counting where it cannot be replaced. */
    private static void unfailing(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException unforeseen) { // a clock that throws never rings again
            LOG.error("trust renewed=nothing: {}", unforeseen.getMessage());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
