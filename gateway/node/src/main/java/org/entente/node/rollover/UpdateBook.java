package org.entente.node.rollover;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.as4.update.UpdateReader;
import org.entente.as4.update.UpdateRequest;
import org.entente.core.evidence.AuditTrail;
import org.entente.core.evidence.DoorName;
import org.entente.core.ledger.Way;
import org.entente.core.message.StateCode;
import org.entente.core.rollover.CertificateUpdate;
import org.entente.core.rollover.CertificateUpdates;
import org.entente.core.rollover.UpdateStage;
import org.entente.core.xml.SafeXml;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This State's book of certificate updates; whatever becomes of one is written into the audit trail, too. */
public final class UpdateBook {

    private static final Logger LOG = LoggerFactory.getLogger(UpdateBook.class);
    private static final int MOST = 500;
    private static final int LONGEST_SUBJECT = 100;

    private final CertificateUpdates updates;
    private final UpdateReader reader;
    private final AuditTrail trail;
    private final Clock clock;

    public UpdateBook(CertificateUpdates updates, SafeXml xml, AuditTrail trail, Clock clock) {
        this.updates = updates;
        this.reader = new UpdateReader(xml);
        this.trail = trail;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** The newest first. */
    List<CertificateUpdate> all() {
        return updates.list(MOST);
    }

    Optional<CertificateUpdate> find(Way way, StateCode partner, String id) {
        return updates.find(way, partner, id);
    }

    /** Nothing happens where it is known. */
    void enter(CertificateUpdate update) {
        if (updates.add(update)) {
            note(update);
        }
    }

    /** Whether it went on; not where another node was first. */
    boolean move(CertificateUpdate update, UpdateStage stage, String why) {
        CertificateUpdate next = update.at(stage, why, now());
        boolean moved = updates.move(update, next);
        if (moved) {
            note(next);
        }
        return moved;
    }

    /** What it wants. */
    UpdateRequest request(CertificateUpdate update) {
        return reader.request(update.request().getBytes(StandardCharsets.UTF_8));
    }

    private void note(CertificateUpdate update) {
        String id = update.id().replaceAll("[^A-Za-z0-9 _-]", "_");
        LOG.info("trust update={} way={} partner={} stage={}", id, update.way(), update.partner(), update.stage());
        trail.write(new AuditTrail.Line(
                update.changed(),
                DoorName.TRUST,
                update.partner().value(),
                "certificate update " + update.stage(),
                id.substring(0, Math.min(id.length(), LONGEST_SUBJECT)),
                Optional.empty()));
    }
}
