package org.entente.node.approval;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.entente.core.approval.BrokenTrust;
import org.entente.core.approval.TrustBook;
import org.entente.core.evidence.AuditTrail;
import org.entente.core.evidence.DoorName;
import org.entente.core.failure.FailStop;
import org.entente.core.failure.GatewayFailure;
import org.entente.node.config.TrustConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the acts of trust again and again: a node whose acts were altered ends (decision 0018), and a block that nobody
 * reviewed in time is written into the audit trail.
 */
public final class TrustWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrustWatch.class);

    private final TrustKeeper keeper;
    private final TrustConfig.FourEyes terms;
    private final AuditTrail audit;
    private final FailStop failStop;
    private final Clock clock;
    private final Set<Long> complained = new HashSet<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("trust-watch").factory());

    public TrustWatch(
            TrustKeeper keeper, TrustConfig.FourEyes terms, AuditTrail audit, FailStop failStop, Clock clock) {
        this.keeper = keeper;
        this.terms = terms;
        this.audit = audit;
        this.failStop = failStop;
        this.clock = clock;
    }

    public void start() {
        long pause = terms.look().toMillis();
        var _ = thread.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            keeper.check();
            keeper.book().blocks().stream().filter(this::isOverdue).forEach(this::complain);
        } catch (BrokenTrust altered) {
            failStop.stop("What it trusts cannot be believed any more. " + altered.getMessage());
        } catch (GatewayFailure failed) {
            LOG.warn("The acts of trust cannot be read: {}", failed.code());
        }
    }

    private boolean isOverdue(TrustBook.Block block) {
        return !block.reviewed()
                && Duration.between(block.at(), clock.instant()).compareTo(terms.review()) > 0;
    }

    private void complain(TrustBook.Block block) {
        if (complained.add(block.number())) {
            LOG.error("trust act={} ({}) stands without a second person's review", block.number(), block.subject());
            String what = "missed the review of act " + block.number();
            audit.write(new AuditTrail.Line(clock.instant(), DoorName.TRUST, "", what, "", Optional.empty()));
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
