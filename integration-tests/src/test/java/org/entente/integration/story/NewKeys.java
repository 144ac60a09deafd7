package org.entente.integration.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.Purpose;
import org.entente.certsdev.StatePlans;
import org.entente.core.fingerprint.Fingerprint;
import org.entente.node.certificates.OwnKeys;

/** The new keys of one State, and what its partner is handed of them. */
final class NewKeys {

    private final AState owner;
    private final AState partner;
    private final Path home;
    private final OwnKeys keys;
    private final Set<String> fingerprints = new HashSet<>();

    NewKeys(AState owner, AState partner, Path home) {
        this.owner = owner;
        this.partner = partner;
        this.home = home;
        this.keys = new OwnKeys(owner.keys(), Clock.systemUTC());
    }

    /** The State's own authority certifies each: signing requests, or bare keys where a key cannot sign. */
    void areCertified() {
        keys.request();
        var random = new SecureRandom();
        var authority = PlayPki.in(home, Clock.systemUTC(), random)
                .authorities(owner.play())
                .gateways();
        var plans = new StatePlans(owner.play(), Clock.systemUTC());
        for (Purpose purpose : Purpose.ofNodes()) {
            var certificate = authority.certify(plans.node(purpose), requested(purpose), random);
            Path issued = home.resolve(purpose.alias() + ".issued.der");
            try {
                Files.write(issued, certificate.getEncoded());
            } catch (IOException | CertificateException unwritable) {
                throw new AssertionError(unwritable);
            }
            keys.take(issued);
            fingerprints.add(Fingerprint.hex(certificate));
        }
    }

    /** The partner is handed what is public now; two people of each State approve it. */
    void areApprovedByBoth(int certificatesOfOneUse) {
        try (Stream<Path> all = Files.list(owner.keys().resolve("public"))) {
            Path handed =
                    partner.keys().resolve("partners").resolve(owner.play().folderName());
            for (Path file : all.toList()) {
                Files.copy(file, handed.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        new TwoOperators(owner).approveWhatTheFilesSay();
        new TwoOperators(partner).approveWhatTheFilesSay();
        Patience.until(partner.code() + " believes " + certificatesOfOneUse + " TLS certificates")
                .until(() -> believed() == certificatesOfOneUse);
    }

    private long believed() {
        return partner.operator()
                .get("/operator/partners")
                .at("/partners/0/certificates")
                .valueStream()
                .filter(one -> one.path("use").asString("").equals("TLS"))
                .count();
    }

    void takeOverOn(Instant date) {
        keys.switchOverAt(date);
    }

    void oldOnesAreForgotten() {
        keys.retire();
        areApprovedByBoth(1);
    }

    /** Of the new certificates. */
    Set<String> fingerprints() {
        return Set.copyOf(fingerprints);
    }

    private PublicKey requested(Purpose purpose) {
        Path file = owner.keys().resolve("next").resolve(purpose.alias() + ".key.pem");
        try (var pem = new PEMParser(Files.newBufferedReader(file))) {
            return new JcaPEMKeyConverter().getPublicKey((SubjectPublicKeyInfo) pem.readObject());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Of everything that the owner shows now. */
    Set<String> shown() {
        try (Stream<Path> all = Files.list(owner.keys().resolve("public"))) {
            var found = new HashSet<String>();
            for (Path file : all.toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .map(Fingerprint::hex)
                            .forEach(found::add);
                }
            }
            return found;
        } catch (IOException | CertificateException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
