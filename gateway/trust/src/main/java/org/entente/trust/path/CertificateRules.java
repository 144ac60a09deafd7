package org.entente.trust.path;

import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a pinned leaf may be used today: path to the partner's root (RFC 5280 §6), dates, uses, signature, key size.
 *
 * <p>Revocation is not asked here.
 */
final class CertificateRules {

    private static final int LEAST_RSA_BITS = 3072;
    private static final int LEAST_EC_BITS = 256;

    /** Server and client authentication: a gateway is both. */
    private static final List<String> TLS_USES = List.of("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");

    /** Nothing over SHA-1 or MD5 (security.md items 21 and 39). */
    private static final Set<String> SIGNATURES = Set.of(
            "SHA256withRSA",
            "SHA384withRSA",
            "SHA512withRSA",
            "RSASSA-PSS",
            "SHA256withECDSA",
            "SHA384withECDSA",
            "SHA512withECDSA",
            "Ed25519",
            "EdDSA");

    private CertificateRules() {}

    static boolean allow(PartnerCertificates partner, X509Certificate leaf, Use use) {
        return leaf.getBasicConstraints() < 0
                && use.isIn(Optional.ofNullable(leaf.getKeyUsage()))
                && isOfExtendedUse(leaf, use)
                && SIGNATURES.contains(leaf.getSigAlgName())
                && isLargeEnough(leaf.getPublicKey())
                && leadsToRoot(partner, leaf);
    }

    /** RFC 5280 §4.2.1.12: where extended uses are named, only these; a TLS certificate names its own. */
    private static boolean isOfExtendedUse(X509Certificate leaf, Use use) {
        try {
            Optional<List<String>> named = Optional.ofNullable(leaf.getExtendedKeyUsage());
            return use == Use.TLS
                    ? named.map(uses -> uses.containsAll(TLS_USES)).orElse(false)
                    : named.isEmpty();
        } catch (CertificateParsingException unreadable) {
            return false;
        }
    }

    private static boolean isLargeEnough(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
            case ECPublicKey ec -> ec.getParams().getOrder().bitLength() >= LEAST_EC_BITS;
            default -> Set.of("Ed25519", "EdDSA", "X25519", "XDH").contains(key.getAlgorithm());
        };
    }

    private static boolean leadsToRoot(PartnerCertificates partner, X509Certificate leaf) {
        return new PathFinder(partner.root(), partner.authorities(), PolicyDemands.none())
                .find(leaf, partner.clock().instant())
                .isSound();
    }
}
