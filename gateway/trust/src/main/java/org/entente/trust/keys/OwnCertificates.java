package org.entente.trust.keys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;
import org.entente.core.message.StateCode;
import org.entente.trust.path.PartnerCertificates;
import org.entente.trust.path.Pinned;

/** What a node shows of its keys, and whether a partner would believe a new certificate, by a partner's rules. */
final class OwnCertificates {

    private static final StateCode OURSELVES = new StateCode("ZZ"); // user-assigned: nobody's

    private static final Pinned NONE_YET =
            new Pinned(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    private final Path folder;
    private final Clock clock;

    OwnCertificates(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Path to the State's root, dates, uses, algorithm and size, as those of a partner's certificate. */
    boolean isGoodFor(String alias, X509Certificate certificate) {
        return new PartnerCertificates(OURSELVES, root(), authorities(), NONE_YET, clock).isGoodAs(alias, certificate);
    }

    /** As TLS shows it: what stands between, the root left out. */
    List<X509Certificate> chain(X509Certificate leaf) {
        return Stream.concat(Stream.of(leaf), authorities().stream()).toList();
    }

    private X509Certificate root() {
        return read(folder.resolve("trust").resolve("root.crt.pem")).getFirst();
    }

    private List<X509Certificate> authorities() {
        return read(folder.resolve("trust").resolve("gateway-ca.crt.pem"));
    }

    /** What is handed to partners from now on as this alias. */
    void publish(String alias, List<X509Certificate> certificates) {
        Path file = folder.resolve("public").resolve(alias + ".crt.pem");
        var bytes = new ByteArrayOutputStream();
        try {
            for (X509Certificate certificate : certificates) {
                bytes.write(NewKey.pem("CERTIFICATE", certificate.getEncoded()));
            }
            Path half = file.resolveSibling(file.getFileName() + ".new");
            Files.write(half, bytes.toByteArray());
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | CertificateEncodingException broken) {
            throw new PermanentFault(FailureCode.BROKEN, "What partners are handed cannot be written", broken);
        }
    }

    private static List<X509Certificate> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The State's authority cannot be read: " + file, unreadable);
        } catch (CertificateException misshapen) {
            throw new PermanentFault(FailureCode.BROKEN, "There is no certificate in " + file, misshapen);
        }
    }
}
