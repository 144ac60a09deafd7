package org.entente.node.rollover;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.entente.as4.update.NamedCertificate;
import org.entente.as4.update.UpdateRequest;
import org.entente.core.content.Digest;
import org.entente.core.fingerprint.Fingerprint;
import org.entente.core.fingerprint.FingerprintWords;
import org.entente.core.ledger.Way;
import org.entente.core.rollover.CertificateUpdate;
import org.entente.core.rollover.UpdateStage;

/**
 * An update of certificates as an operator sees it.
 *
 * @param note why it is not taken; empty otherwise
 * @param activateBy when the side that announced it will use the certificates; empty where it may at once
 */
public record UpdateView(
        String id,
        Way way,
        String partner,
        UpdateStage stage,
        String note,
        Instant created,
        Instant changed,
        Instant respondBy,
        Optional<Instant> activateBy,
        List<CertificateView> certificates) {

    public UpdateView {
        certificates = List.copyOf(certificates);
    }

    /**
     * A certificate that an update brings.
     *
     * @param name of the file in which it is handed over, without {@code .crt.pem}; empty where what it is to replace
     *     is not known here
     * @param words its fingerprint as one reads it out over a telephone, four words a group
     */
    public record CertificateView(
            String name, String subject, String sha256, List<String> words, Instant from, Instant until, String pem) {
        public CertificateView {
            words = List.copyOf(words);
        }

        private static CertificateView of(String name, X509Certificate one) {
            Digest fingerprint = Fingerprint.of(one);
            return new CertificateView(
                    name,
                    one.getSubjectX500Principal().getName(),
                    fingerprint.hex(),
                    FingerprintWords.groups(fingerprint),
                    one.getNotBefore().toInstant(),
                    one.getNotAfter().toInstant(),
                    written(one));
        }
    }

    /** Who knows under which name a certificate is handed over. */
    interface Naming {
        Optional<String> name(NamedCertificate current);
    }

    static UpdateView of(CertificateUpdate update, UpdateRequest request, Naming naming) {
        return new UpdateView(
                update.id(),
                update.way(),
                update.partner().value(),
                update.stage(),
                update.note(),
                update.created(),
                update.changed(),
                request.respondBy(),
                request.activateBy(),
                request.replacements().stream()
                        .map(one ->
                                CertificateView.of(naming.name(one.current()).orElse(""), one.next()))
                        .toList());
    }

    private static String written(X509Certificate one) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(one.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException unforeseen) {
            throw new IllegalStateException("A certificate has no bytes", unforeseen);
        }
    }
}
