package org.entente.core.evidence;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import org.entente.core.failure.FailureCode;
import org.entente.core.fingerprint.Fingerprint;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;

/** Writes down who was turned away at one door, and what an operator did there; nothing of what was handed in. */
public final class DoorBook {

    private static final String REFUSED = "refused";

    private final AuditTrail trail;
    private final DoorName door;
    private final Clock clock;

    public DoorBook(AuditTrail trail, DoorName door, Clock clock) {
        this.trail = trail;
        this.door = door;
        this.clock = clock;
    }

    /** Somebody with a certificate of this State was turned away. */
    public void refused(Optional<X509Certificate> who, FailureCode code) {
        write(fingerprint(who), REFUSED, Optional.empty(), Optional.of(code));
    }

    /** A gateway was turned away; whose it is, is empty when its certificate is no partner's. */
    public void refused(
            Optional<StateCode> partner, X509Certificate who, Optional<MessageId> message, FailureCode code) {
        String state = partner.map(StateCode::value).orElse("unknown");
        write(state + " " + fingerprint(Optional.of(who)), REFUSED, message, Optional.of(code));
    }

    /** An operator did something. */
    public void did(Optional<X509Certificate> who, String what, Optional<MessageId> message) {
        write(fingerprint(who), what, message, Optional.empty());
    }

    private void write(String who, String what, Optional<MessageId> message, Optional<FailureCode> code) {
        String subject = message.map(MessageId::toString).orElse("");
        trail.write(new AuditTrail.Line(clock.instant(), door, who, what, subject, code));
    }

    private static String fingerprint(Optional<X509Certificate> who) {
        return who.map(Fingerprint::hex).orElse("no certificate");
    }
}
