package org.entente.node.rollover;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.core.evidence.AuditTrail;
import org.entente.core.evidence.DoorName;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.GatewayFailure;
import org.entente.trust.keys.KeyRollover;
import org.entente.trust.keys.NodeKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the next keys of this node take the place of the current ones on their date: after every partner has taken a
 * test message under them, and back again where one does not take the first under the new ones.
 *
 * <p>Takes up, too, what a person switched by hand. A partner that cannot be reached puts the switch off, one that
 * refuses calls it off.
 */
public final class DatedSwitch {

    private static final Logger LOG = LoggerFactory.getLogger(DatedSwitch.class);

    private final KeyRollover rollover;
    private final NodeKeys keys;
    private final Line line;
    private final AuditTrail audit;
    private final Clock clock;
    private List<Rehearsal.Part> absent = List.of();

    public DatedSwitch(KeyRollover rollover, NodeKeys keys, Line line, AuditTrail audit, Clock clock) {
        this.rollover = rollover;
        this.keys = keys;
        this.line = line;
        this.audit = audit;
        this.clock = clock;
    }

    /** The line to all partners. */
    public interface Line {

        /** Test messages under the keys that will be. */
        Rehearsal underTheNextKeys();

        /** Test messages under the keys that are. */
        Rehearsal underTheCurrentKeys();

        /** Begins new connections. */
        void renew();
    }

    /** Takes up keys that were written since, and switches where it is time to. */
    public synchronized void look() {
        takeUp();
        rollover.scheduled()
                .filter(date -> !date.isAfter(clock.instant()))
                .ifPresent(date -> rollover.alone(() -> switchAt(date)));
    }

    /** Sends every partner a test message under the next keys; changes nothing. */
    public synchronized Rehearsal rehearse() {
        return line.underTheNextKeys();
    }

    private void takeUp() {
        if (keys.refresh()) {
            line.renew();
            LOG.info("trust keys=refreshed: the node shows what lies in its folder now");
        }
    }

    /** Another node of this State may have been first. */
    private void switchAt(Instant date) {
        if (!rollover.scheduled().equals(Optional.of(date))) {
            return;
        }
        Rehearsal before = rehearse();
        if (!before.refusals().isEmpty()) {
            rollover.unschedule();
            note("called off the switch of keys", before.refusals());
        } else if (!before.absent().isEmpty()) {
            putOff(before.absent());
        } else {
            switchOver();
        }
    }

    private void switchOver() {
        rollover.switchOver();
        takeUp();
        Rehearsal after = line.underTheCurrentKeys();
        rollover.unschedule();
        if (after.refusals().isEmpty()) {
            note("switched to the next keys", List.of());
            return;
        }
        rollover.switchBack();
        takeUp();
        note("switched back to the last keys", after.refusals());
    }

    /** Said once for the same partners, not every few seconds. */
    private void putOff(List<Rehearsal.Part> now) {
        if (!now.equals(absent)) {
            absent = now;
            note("put off the switch of keys", now);
        }
    }

    private void note(String what, List<Rehearsal.Part> because) {
        String partners = because.stream().map(part -> part.partner().value()).collect(Collectors.joining(" "));
        Optional<FailureCode> code =
                because.stream().flatMap(part -> part.failure().stream()).findFirst();
        LOG.info("trust what={} partners={} code={} parts={}", what, partners, code.orElse(null), because);
        try {
            audit.write(new AuditTrail.Line(clock.instant(), DoorName.TRUST, "", what, partners, code));
        } catch (GatewayFailure failed) {
            LOG.error("trust audit={} lost={}", failed.code(), what);
        }
    }
}
