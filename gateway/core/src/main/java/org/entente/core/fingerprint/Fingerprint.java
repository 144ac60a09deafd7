package org.entente.core.fingerprint;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.entente.core.content.Digest;

/** The fingerprint of a certificate: the SHA-256 of its DER bytes. */
public final class Fingerprint {

    private static final int BRIEF = 16;

    private Fingerprint() {}

    public static Digest of(X509Certificate certificate) {
        try {
            return Digest.of(certificate.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("A certificate that was read cannot be written", impossible);
        }
    }

    /** In hexadecimal. */
    public static String hex(X509Certificate certificate) {
        return of(certificate).hex();
    }

    /** Its beginning, to name a certificate among a few; never to compare by. */
    public static String brief(X509Certificate certificate) {
        return hex(certificate).substring(0, BRIEF);
    }
}
