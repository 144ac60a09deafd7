package org.entente.node.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.core.fingerprint.Fingerprint;
import org.entente.node.config.NodeConfig;

/** Reads the client certificates that configuration names: the first of each PEM file counts, the rest is its path. */
final class Certificates {

    private Certificates() {}

    static Set<String> fingerprints(List<Path> pemFiles) {
        return pemFiles.stream().map(pem -> Fingerprint.hex(read(pem))).collect(Collectors.toSet());
    }

    /** Whom this State's agencies and operators are certified by. */
    static Path agencyAuthority(NodeConfig config) {
        return config.trust().keysFolder().resolve("trust").resolve("agency-ca.crt.pem");
    }

    static X509Certificate read(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("A certificate file cannot be read: " + pem, unreadable);
        } catch (CertificateException misshapen) {
            throw new IllegalArgumentException("There is no certificate in " + pem, misshapen);
        }
    }
}
