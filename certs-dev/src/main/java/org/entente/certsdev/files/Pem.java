package org.entente.certsdev.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.entente.certsdev.issue.PlayPkiFault;

/** Certificates and keys as text (RFC 7468), as openssl and curl read them. */
public final class Pem {
    private static final int LINE = 64;

    private Pem() {}

    /** The certificates one below the other, in the order given. */
    public static byte[] ofCertificates(List<X509Certificate> certificates) {
        return certificates.stream()
                .map(Pem::text)
                .collect(Collectors.joining())
                .getBytes(US_ASCII);
    }

    /** The key in the clear: only for a file that nobody else may read. */
    public static byte[] ofKey(PrivateKey key) {
        return framed("PRIVATE KEY", key.getEncoded()).getBytes(US_ASCII);
    }

    /** The certificates of a file, in its order. */
    public static List<X509Certificate> read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (IOException | CertificateException e) {
            throw new PlayPkiFault("Cannot read certificates from " + file, e);
        }
    }

    /** The bytes of a file, as they are. */
    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new PlayPkiFault("Cannot read " + file, e);
        }
    }

    private static String text(X509Certificate certificate) {
        try {
            return framed("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new PlayPkiFault("Cannot write the certificate of " + certificate.getSubjectX500Principal(), e);
        }
    }

    private static String framed(String label, byte[] content) {
        var lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }
}
