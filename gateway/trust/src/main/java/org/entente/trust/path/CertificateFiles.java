package org.entente.trust.path;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;

/** Reads what a partner handed over: PEM files, each with one certificate or, during a rollover, several. */
final class CertificateFiles {

    private CertificateFiles() {}

    /** The leaves of a folder: TLS at least. */
    static Pinned pinned(Path folder) {
        return new Pinned(
                read(folder, "tls"),
                readIfThere(folder, "signing"),
                readIfThere(folder, "agreement"),
                readIfThere(folder, "rsa-signing"),
                readIfThere(folder, "rsa-encryption"),
                readIfThere(folder, "ec-signing"),
                readIfThere(folder, "ec-agreement"));
    }

    private static List<X509Certificate> readIfThere(Path folder, String name) {
        return Files.exists(folder.resolve(name + ".crt.pem")) ? read(folder, name) : List.of();
    }

    static List<X509Certificate> read(Path folder, String name) {
        Path file = folder.resolve(name + ".crt.pem");
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (certificates.isEmpty()) {
                throw new PermanentFault(FailureCode.BROKEN, "No certificate in " + file);
            }
            return certificates;
        } catch (IOException | CertificateException broken) {
            throw new PermanentFault(FailureCode.BROKEN, "The certificate " + file + " cannot be read", broken);
        }
    }
}
