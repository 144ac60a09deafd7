package org.entente.as4.update;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.entente.core.fingerprint.Fingerprint;

/** A certificate by its digest: dsig11:X509Digest (XML Signature 1.1, section 4.5.4). */
public record NamedCertificate(String algorithm, byte[] digest) {

    static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    private static final Map<String, String> ALGORITHMS = Map.of(
            SHA256,
            "SHA-256",
            "http://www.w3.org/2001/04/xmldsig-more#sha384",
            "SHA-384",
            "http://www.w3.org/2001/04/xmlenc#sha512",
            "SHA-512");

    public static NamedCertificate of(X509Certificate certificate) {
        return new NamedCertificate(
                SHA256, HexFormat.of().parseHex(Fingerprint.of(certificate).hex()));
    }

    static boolean isKnown(String algorithm) {
        return ALGORITHMS.containsKey(algorithm);
    }

    /** Whether it is this one. */
    public boolean is(X509Certificate certificate) {
        return Optional.ofNullable(ALGORITHMS.get(algorithm))
                .map(name -> MessageDigest.isEqual(digest, digest(name, certificate)))
                .orElse(false);
    }

    private static byte[] digest(String name, X509Certificate certificate) {
        try {
            return MessageDigest.getInstance(name).digest(certificate.getEncoded());
        } catch (NoSuchAlgorithmException | CertificateEncodingException unforeseen) {
            throw new IllegalStateException("A certificate has no digest", unforeseen);
        }
    }

    @Override
    public String toString() {
        return "NamedCertificate[" + HexFormat.of().formatHex(digest) + "]";
    }
}
