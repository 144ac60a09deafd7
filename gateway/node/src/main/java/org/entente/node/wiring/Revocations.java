package org.entente.node.wiring;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.entente.core.evidence.AuditTrail;
import org.entente.core.evidence.DoorName;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.fingerprint.Fingerprint;
import org.entente.core.message.StateCode;
import org.entente.node.certificates.Asked;
import org.entente.node.partners.Partnership;
import org.entente.trust.path.PartnerCertificates;
import org.entente.trust.path.Standing;
import org.entente.trust.revocation.Revocation;
import org.entente.trust.revocation.RevocationBook;
import org.entente.trust.revocation.RevocationLimits;
import org.entente.trust.revocation.RevocationWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches the certificates of every partner that says where to ask, and writes each change into the audit trail. */
final class Revocations implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);

    private final RevocationLimits limits;
    private final AuditTrail audit;
    private final Function<PartnerCertificates, Standing> blocks;
    private final Clock clock;
    private final List<Asked> asked = new ArrayList<>();

    Revocations(RevocationLimits limits, WireRoom.Watched watched, Clock clock) {
        this.limits = limits;
        this.audit = watched.audit();
        this.blocks = watched.blocks();
        this.clock = clock;
    }

    /** A partner's certificates, believed as its policy says. */
    PartnerCertificates of(Partnership known) {
        StateCode state = known.partner().state();
        var pinned = PartnerCertificates.in(state, known.certificates(), clock);
        if (!known.revocation().asks()) {
            LOG.info("trust partner={} revocation=NOT_ASKED", state);
            return pinned.held(blocks.apply(pinned));
        }
        var book = new RevocationBook(known.revocation().asPolicy(), clock);
        var watch = new RevocationWatch(
                pinned,
                book,
                known.revocation().sources(),
                limits,
                (certificate, now) -> changed(state, certificate, now),
                clock);
        asked.add(new Asked(
                known.partner(), Optional.ofNullable(known.revocation().grace()), watch, book));
        return pinned.held(blocks.apply(pinned).or(book));
    }

    /** Begins to ask; until the first answers are there, nobody can tell. */
    void start() {
        asked.forEach(each -> each.watch().start());
    }

    /** Every partner whose certificates are asked after. */
    List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void changed(StateCode state, X509Certificate certificate, Revocation now) {
        String who = state + " " + Fingerprint.hex(certificate);
        LOG.info("trust partner={} certificate={} revocation={}", state, Fingerprint.hex(certificate), now);
        write(
                switch (now) {
                    case Revocation.Good _ -> line(who, "learned that it is good", Optional.empty());
                    case Revocation.Revoked _ ->
                        line(who, "learned that it was revoked", Optional.of(FailureCode.CERTIFICATE_REVOKED));
                    case Revocation.CouldNotTell _ ->
                        line(who, "could no longer tell", Optional.of(FailureCode.REVOCATION_UNKNOWN));
                });
    }

    /** The asking must go on when the store is away; the log has the line then. */
    private void write(AuditTrail.Line line) {
        try {
            audit.write(line);
        } catch (GatewayFailure failed) {
            LOG.error("trust audit={} lost={} {}", failed.code(), line.what(), line.who());
        }
    }

    private AuditTrail.Line line(String who, String what, Optional<FailureCode> code) {
        return new AuditTrail.Line(clock.instant(), DoorName.TRUST, who, what, "", code);
    }

    @Override
    public void close() {
        asked.forEach(each -> each.watch().close());
    }
}
