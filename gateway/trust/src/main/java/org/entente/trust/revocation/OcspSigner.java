package org.entente.trust.revocation;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.jcajce.JcaRespID;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Who may sign answers about an authority's certificates (RFC 6960 §4.2.2.2): the authority itself, or one whom the
 * same authority certified for nothing else.
 */
final class OcspSigner {

    private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";

    /** SHA-2 with RSA, RSASSA-PSS, SHA-2 with ECDSA, Ed25519: nothing over SHA-1 (security.md item 39). */
    private static final Set<String> ALGORITHMS = Set.of(
            "1.2.840.113549.1.1.10",
            "1.2.840.113549.1.1.11",
            "1.2.840.113549.1.1.12",
            "1.2.840.113549.1.1.13",
            "1.2.840.10045.4.3.2",
            "1.2.840.10045.4.3.3",
            "1.2.840.10045.4.3.4",
            "1.3.101.112");

    private final X509Certificate issuer;

    OcspSigner(X509Certificate issuer) {
        this.issuer = issuer;
    }

    /** Whose key signed; empty where nobody did who may. */
    Optional<X509Certificate> of(BasicOCSPResp basic, Instant now) {
        return Optional.of(basic)
                .filter(one -> ALGORITHMS.contains(one.getSignatureAlgOID().getId()))
                .flatMap(one -> candidates(one, now)
                        .filter(signer -> isNamed(one, signer) && verifies(one, signer.getPublicKey()))
                        .findFirst());
    }

    private Stream<X509Certificate> candidates(BasicOCSPResp basic, Instant now) {
        return Stream.concat(
                Stream.of(issuer),
                Stream.of(basic.getCerts()).flatMap(one -> read(one).stream()).filter(one -> isDelegate(one, now)));
    }

    private boolean isDelegate(X509Certificate shown, Instant now) {
        try {
            shown.checkValidity(Date.from(now));
            shown.verify(issuer.getPublicKey());
            List<String> uses = Optional.ofNullable(shown.getExtendedKeyUsage()).orElse(List.of());
            return shown.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                    && uses.contains(OCSP_SIGNING)
                    && ALGORITHMS.contains(shown.getSigAlgOID())
                    && !shown.hasUnsupportedCriticalExtension();
        } catch (GeneralSecurityException notCertified) {
            return false;
        }
    }

    private static boolean isNamed(BasicOCSPResp basic, X509Certificate signer) {
        try {
            RespID said = basic.getResponderId();
            var digest = new JcaDigestCalculatorProviderBuilder().build().get(RespID.HASH_SHA1);
            var name = X500Name.getInstance(signer.getSubjectX500Principal().getEncoded());
            return said.equals(new RespID(name)) || said.equals(new JcaRespID(signer.getPublicKey(), digest));
        } catch (OperatorCreationException | OCSPException unreadable) {
            return false;
        }
    }

    private static boolean verifies(BasicOCSPResp basic, PublicKey key) {
        try {
            return basic.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key));
        } catch (OperatorCreationException | OCSPException unfit) {
            return false;
        }
    }

    private static Optional<X509Certificate> read(X509CertificateHolder shown) {
        try {
            return Optional.of(new JcaX509CertificateConverter().getCertificate(shown));
        } catch (GeneralSecurityException unreadable) {
            return Optional.empty();
        }
    }
}
