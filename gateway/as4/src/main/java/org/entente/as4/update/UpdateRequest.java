package org.entente.as4.update;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * AgreementUpdateRequest with its CertificateUpdateRequests: all of them are taken, or none.
 *
 * @param respondBy until when an answer is hoped for
 * @param activateBy when the sender will use the new certificates; empty where it may from now on
 * @param agreement whose certificates they are; here an update keeps the agreement's name
 */
public record UpdateRequest(
        String id,
        Instant createdAt,
        Instant respondBy,
        Optional<Instant> activateBy,
        String agreement,
        List<Replacement> replacements) {

    public UpdateRequest {
        replacements = List.copyOf(replacements);
    }

    /** A certificate that is to count beside the one that is named, and later alone. */
    public record Replacement(NamedCertificate current, X509Certificate next) {}
}
