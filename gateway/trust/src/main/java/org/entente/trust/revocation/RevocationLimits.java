package org.entente.trust.revocation;

import java.time.Duration;

/**
 * What asking for revocations may cost.
 *
 * @param every how often each certificate is asked for
 * @param timeout of one question, connection and body together
 * @param largestAnswer bytes of an OCSP answer
 * @param largestList bytes of a list
 * @param oldest how old an answer without a nonce or without an end may be
 * @param skew how far an authority's clock may be ahead of ours
 */
public record RevocationLimits(
        Duration every, Duration timeout, int largestAnswer, int largestList, Duration oldest, Duration skew) {

    /** A revoked partner is cut off in 60 seconds (security.md P11): one round and its questions fit in twice. */
    public static RevocationLimits standard() {
        return new RevocationLimits(
                Duration.ofSeconds(20),
                Duration.ofSeconds(3),
                65_536,
                16 * 1024 * 1024,
                Duration.ofHours(1),
                Duration.ofMinutes(5));
    }
}
