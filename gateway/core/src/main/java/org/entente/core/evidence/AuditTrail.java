package org.entente.core.evidence;

import java.time.Instant;
import java.util.Optional;
import org.entente.core.failure.FailureCode;

/** Append-only: what happened at the doors, also when no message came of it. Ids and codes only. */
public interface AuditTrail {

    void write(Line line);

    /**
     * One line.
     *
     * @param who a desk, a partner State or a certificate's fingerprint
     * @param what a verb in the past tense, for example {@code submitted}, {@code refused}
     * @param subject the message id or another id; empty when there is none yet
     */
    record Line(Instant at, String who, String what, String subject, Optional<FailureCode> code, String detail) {}
}
