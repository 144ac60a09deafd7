package org.entente.node.partners;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entente.core.fingerprint.Fingerprint;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.partner.Terms;
import org.entente.node.config.AgreementDocument;
import org.entente.node.config.AgreementDocument.Fingerprints;
import org.entente.node.config.AgreementDocument.Party;

/**
 * Says in sentences what keeps this State from working under an agreement document: parties, profile, certificates.
 *
 * <p>Keys that are missing or misspelt are named when the document is read. Paths and revocation are judged where
 * certificates are used. Changes nothing.
 */
public final class AgreementCheck {

    private final StateCode own;
    private final Path ownPublic;
    private final Clock clock;

    /** Takes the folder of this State's own public certificates, as it hands them to partners. */
    public AgreementCheck(StateCode own, Path ownPublic, Clock clock) {
        this.own = own;
        this.ownPublic = ownPublic;
        this.clock = clock;
    }

    /** One sentence for each thing that is wrong; none when this State can work under the document. */
    public List<String> findings(AgreementDocument document, Path partnerCertificates) {
        var found = new ArrayList<String>();
        var ours = document.party(own);
        if (ours.isEmpty()) {
            found.add(own + " is not a party of this agreement.");
            return found;
        }
        if (document.parties().stream().allMatch(party -> party.address().isEmpty())) {
            found.add("Neither party has an endpoint, so no message could ever travel.");
        }
        if (!document.compression().equals("application/gzip")) {
            found.add("The compression " + document.compression() + " is not one that this gateway has.");
        }
        if (document.receipts() == Terms.Receipts.ASYNC
                && document.parties().stream().anyMatch(party -> party.address().isEmpty())) {
            found.add("Receipts cannot come by themselves to a party that has no endpoint.");
        }
        if (document.lanes().urgent().mpc().equals(document.lanes().routine().mpc())) {
            found.add("Both lanes have the same partition, so urgent messages would wait behind others.");
        }
        Suite profile = document.profile();
        certificates(ours.get(), ownPublic, profile, found);
        document.partnerOf(own).ifPresent(theirs -> certificates(theirs, partnerCertificates, profile, found));
        return List.copyOf(found);
    }

    private void certificates(Party party, Path folder, Suite profile, List<String> found) {
        Fingerprints pinned = party.certificates();
        compare(party, "TLS", pinned.tls(), folder.resolve("tls.crt.pem"), found);
        compare(party, "signing", pinned.signing(), folder.resolve(signing(profile)), found);
        compare(party, "encryption", pinned.encryption(), folder.resolve(encryption(profile)), found);
    }

    static String signing(Suite profile) {
        return switch (profile) {
            case EDELIVERY_2 -> "signing.crt.pem";
            case EDELIVERY_2_P256 -> "ec-signing.crt.pem";
            case EDELIVERY_1_RSA -> "rsa-signing.crt.pem";
        };
    }

    static String encryption(Suite profile) {
        return switch (profile) {
            case EDELIVERY_2 -> "agreement.crt.pem";
            case EDELIVERY_2_P256 -> "ec-agreement.crt.pem";
            case EDELIVERY_1_RSA -> "rsa-encryption.crt.pem";
        };
    }

    private void compare(Party party, String use, Set<String> pinned, Path file, List<String> found) {
        String whose = "The " + use + " certificate of " + party.state();
        try {
            List<X509Certificate> there = read(file);
            if (there.isEmpty()) {
                found.add(whose + " is missing in " + file + ".");
            }
            for (X509Certificate certificate : there) {
                String hash = Fingerprint.hex(certificate);
                if (!pinned.contains(hash)) {
                    found.add(whose + " in " + file + " has the fingerprint " + hash
                            + ", which is not one that the agreement names.");
                }
                if (certificate.getNotAfter().toInstant().isBefore(clock.instant())) {
                    found.add(whose + " ended on " + certificate.getNotAfter().toInstant() + ".");
                }
            }
        } catch (IOException | CertificateException unreadable) {
            found.add(whose + " cannot be read from " + file + ".");
        }
    }

    static List<X509Certificate> read(Path file) throws IOException, CertificateException {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        }
    }
}
