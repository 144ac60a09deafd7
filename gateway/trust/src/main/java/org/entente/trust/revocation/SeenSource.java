package org.entente.trust.revocation;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/**
 * A source that has told of an authority's certificates, as it was last seen.
 *
 * @param responder empty for the lists that a person brought
 * @param signer whose key signed its answers; empty for lists, which the authority itself signs
 * @param since when the signer's certificate, or the newest list, began to hold
 * @param until the first instant at which it tells nothing any more: after the signer's end, or the newest list's
 */
public record SeenSource(
        Optional<URI> responder,
        X509Certificate authority,
        Optional<X509Certificate> signer,
        Instant since,
        Instant until) {

    static SeenSource responder(URI address, X509Certificate authority, X509Certificate signer) {
        Instant begin = signer.getNotBefore().toInstant();
        return new SeenSource(Optional.of(address), authority, Optional.of(signer), begin, after(signer));
    }

    static SeenSource lists(X509Certificate authority, Instant thisUpdate, Instant nextUpdate) {
        return new SeenSource(Optional.empty(), authority, Optional.empty(), thisUpdate, nextUpdate.plusMillis(1));
    }

    /** RFC 5280 §4.1.2.5: valid through notAfter. */
    private static Instant after(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant().plusMillis(1);
    }

    /** An authority that signs its answers itself ends with all that it certified. */
    boolean endsByItself() {
        return signer.map(one -> !one.equals(authority)).orElse(true);
    }

    boolean isBeside(SeenSource other) {
        return authority.equals(other.authority) && !responder.equals(other.responder);
    }
}
