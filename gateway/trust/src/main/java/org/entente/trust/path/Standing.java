package org.entente.trust.path;

import java.security.cert.X509Certificate;
import java.util.Optional;
import org.entente.core.failure.FailureCode;

/** What stands against a pinned certificate that nothing in it can show: that its authority revoked it. */
@FunctionalInterface
public interface Standing {

    /** Answered at once, from memory; empty when nothing stands against it. */
    Optional<FailureCode> objection(X509Certificate leaf);

    /** Asks this first, and the other where this has nothing against it. */
    default Standing or(Standing other) {
        return leaf -> objection(leaf).or(() -> other.objection(leaf));
    }

    /** For a partner whose authority answers nobody. */
    static Standing unasked() {
        return leaf -> Optional.empty();
    }
}
