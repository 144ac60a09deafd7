package org.entente.node.wiring;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.entente.core.arrival.ReceiptPost;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.partner.Partner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries owed receipts, each partner by its own clock, so that none waits for another's gateway. */
final class Receipting implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Receipting.class);
    private static final long PAUSE_MILLIS = 200;

    private final ReceiptPost post;
    private final List<Partner> partners;
    private final ScheduledExecutorService clockwork;

    Receipting(ReceiptPost post, List<Partner> partners) {
        this.post = post;
        this.partners = List.copyOf(partners);
        this.clockwork = Executors.newScheduledThreadPool(
                Math.max(1, partners.size()),
                Thread.ofPlatform().daemon().name("receipting-", 0).factory());
    }

    void start() {
        for (Partner partner : partners) {
            var ignored = clockwork.scheduleWithFixedDelay(
                    () -> post(partner), PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void post(Partner partner) {
        try {
            int carried = post.post(partner);
            LOG.debug("{} receipts carried to {}", carried, partner.state());
        } catch (GatewayFailure later) {
            LOG.info("no receipt carried to {}: {}", partner.state(), later.code());
        } catch (RuntimeException unforeseen) { // a clock that throws never rings again
            LOG.error("carrying receipts to {} failed", partner.state(), unforeseen);
        }
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}
