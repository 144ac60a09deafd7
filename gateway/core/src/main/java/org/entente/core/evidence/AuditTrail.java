package org.entente.core.evidence;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entente.core.failure.FailureCode;

/** Append-only: what happened at the doors, also when no message came of it. Ids and codes only. */
public interface AuditTrail {

    void write(Line line);

    /**
     * One line.
     *
     * @param who a certificate's fingerprint, a partner State, or both; empty when the node speaks
     * @param what a verb in the past tense, for example {@code refused}
     * @param subject the message id; empty when there is none
     */
    record Line(Instant at, DoorName door, String who, String what, String subject, Optional<FailureCode> code) {

        private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 _-]{0,100}");

        public Line {
            if (!PLAIN.matcher(who).matches()
                    || !PLAIN.matcher(what).matches()
                    || !PLAIN.matcher(subject).matches()) {
                throw new IllegalArgumentException("A line holds ids and our own words, nothing that was handed in");
            }
        }
    }
}
