package org.entente.node.approval;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.entente.core.approval.TrustFacts;
import org.entente.core.content.Digest;
import org.entente.core.fingerprint.Fingerprint;

/** What a file or folder that configuration names brings into trust: its certificates, by fingerprint. */
final class FileFacts {

    private static final List<String> OWN_FOLDERS = List.of("public", "trust");
    private static final String OWN_KEYS = "trust.keys-folder";

    private FileFacts() {}

    /** Of the node's own keys only what it shows to others, and whom it trusts within its State. */
    static List<String> of(String key, Path path) {
        if (key.equals(OWN_KEYS)) {
            return OWN_FOLDERS.stream()
                    .flatMap(name -> folder(key + "[" + name + "]", path.resolve(name)))
                    .toList();
        }
        if (Files.isDirectory(path)) {
            return folder(key, path).toList();
        }
        return Files.exists(path) ? file(key, path).toList() : List.of(TrustFacts.fact(key, "not there"));
    }

    /** A folder of lists that the authority signs is named and not read: lists change, whom they bind does not. */
    private static Stream<String> folder(String key, Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.of(TrustFacts.fact(key, "not there"));
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> certificates = files.filter(file -> file.toString().endsWith(".pem"))
                    .sorted()
                    .toList();
            Stream<String> named = Stream.of(TrustFacts.fact(key, "a folder"));
            return Stream.concat(
                    named, certificates.stream().flatMap(file -> file(key + "[" + file.getFileName() + "]", file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("A folder of certificates cannot be read: " + folder, unreadable);
        }
    }

    private static Stream<String> file(String key, Path file) {
        try {
            if (!file.toString().endsWith(".pem")) {
                return Stream.of(TrustFacts.fact(key, "file " + Digest.of(Files.readAllBytes(file))));
            }
            try (InputStream in = Files.newInputStream(file)) {
                return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                        .map(X509Certificate.class::cast)
                        .map(certificate -> TrustFacts.fact(key, words(certificate)))
                        .toList()
                        .stream();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("A certificate file cannot be read: " + file, unreadable);
        } catch (CertificateException misshapen) {
            throw new IllegalArgumentException("There is no certificate in " + file, misshapen);
        }
    }

    private static String words(X509Certificate certificate) {
        String kind = certificate.getBasicConstraints() >= 0 ? TrustFacts.AUTHORITY : TrustFacts.CERTIFICATE;
        return kind + Fingerprint.of(certificate) + " "
                + certificate.getSubjectX500Principal().getName() + ", until "
                + certificate.getNotAfter().toInstant().atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
