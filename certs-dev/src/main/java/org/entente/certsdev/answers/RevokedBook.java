package org.entente.certsdev.answers;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which certificates of one authority were revoked, and which it says never to have heard of. */
public final class RevokedBook {

    private final Map<BigInteger, Instant> revoked = new ConcurrentHashMap<>();
    private final Map<BigInteger, Boolean> unknown = new ConcurrentHashMap<>();

    public void revoke(X509Certificate certificate, Instant since) {
        revoked.put(certificate.getSerialNumber(), since);
    }

    /** From now on the responder says that it does not know this one. */
    public void forget(X509Certificate certificate) {
        unknown.put(certificate.getSerialNumber(), true);
    }

    Optional<Instant> revokedSince(BigInteger serial) {
        return Optional.ofNullable(revoked.get(serial));
    }

    boolean isKnown(BigInteger serial) {
        return !unknown.containsKey(serial);
    }

    Map<BigInteger, Instant> all() {
        return Map.copyOf(revoked);
    }
}
