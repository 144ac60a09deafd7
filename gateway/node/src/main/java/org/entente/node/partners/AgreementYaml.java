package org.entente.node.partners;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entente.core.deadline.UrgencyClocks;
import org.entente.core.deadline.WorkingCalendar;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;
import org.entente.core.fingerprint.Fingerprint;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.Lane;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Partner;
import org.entente.core.partner.Partner.Cipher;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.partner.Terms;
import org.entente.core.partner.Terms.OfLane;

/** Writes the agreement document of two States, the same bytes whichever of them writes it. */
public final class AgreementYaml {

    private AgreementYaml() {}

    /** One side as the document shows it; {@code certificates} is the folder of what it hands to partners. */
    public record Side(
            StateCode state,
            String name,
            Optional<URI> endpoint,
            Path certificates,
            Map<AuthorityKind, Set<String>> desks) {}

    /** Under what both work; {@code actions} must not be empty. */
    public record Common(String agreement, Suite profile, Cipher cipher, Terms terms) {
        public static Common of(Partner partner) {
            return new Common(partner.agreement(), partner.suite(), partner.cipher(), partner.terms());
        }
    }

    public static String write(Common common, Side one, Side other) {
        boolean inOrder = one.state().value().compareTo(other.state().value()) < 0;
        Terms terms = common.terms();
        return """
                # What two States agreed: the same document for both. Certificates are pinned by SHA-256.
                agreement: %s
                profile: %s
                cipher: %s
                receipts: %s
                receipt-within: %ds
                pattern: %s
                compression: application/gzip
                actions: %s
                limits: {payload: %dB, parts: %d}
                lanes:
                  urgent: %s
                  routine: %s
                clocks: %s
                parties:
                """.formatted(
                                common.agreement(),
                                common.profile(),
                                common.cipher(),
                                terms.receipts(),
                                terms.answers().within().toSeconds(),
                                terms.answers().pattern(),
                                new TreeSet<>(terms.actions()),
                                terms.payload(),
                                terms.parts(),
                                lane(terms.in(Lane.URGENT)),
                                lane(terms.in(Lane.ROUTINE)),
                                clocks(terms.reckoning().clocks()))
                + party(common, inOrder ? one : other)
                + party(common, inOrder ? other : one);
    }

    private static String clocks(UrgencyClocks clocks) {
        return "{flash: %s, urgent: %s, priority: %s, routine: %s}"
                .formatted(clocks.flash(), clocks.urgent(), clocks.priority(), clocks.routine());
    }

    private static String calendar(WorkingCalendar calendar) {
        return "    calendar: {zone: \"%s\", weekend: %s, holidays: %s, known-until: %s}\n"
                .formatted(
                        calendar.zone(),
                        new TreeSet<>(calendar.weekend()),
                        new TreeSet<>(calendar.holidays()),
                        calendar.knownUntil());
    }

    private static String lane(OfLane lane) {
        return "{mpc: \"%s\", first: %ds, longest: %ds, poll: %ds}"
                .formatted(
                        lane.mpc(),
                        lane.retry().first().toSeconds(),
                        lane.retry().longest().toSeconds(),
                        lane.poll().toSeconds());
    }

    private static String party(Common common, Side side) {
        return """
                  - state: %s
                    name: %s
                    party-type: "%s"
                    roles: [initiator, responder]
                %s%s    certificates:
                      tls: %s
                      signing: %s
                      encryption: %s
                    desks:
                %s""".formatted(
                side.state(),
                side.name(),
                org.entente.node.config.AgreementDocument.PARTY_TYPE,
                side.endpoint()
                        .map(address -> "    endpoint: " + address + "\n")
                        .orElse(""),
                Optional.ofNullable(common.terms().reckoning().calendars().get(side.state()))
                        .map(AgreementYaml::calendar)
                        .orElse(""),
                fingerprints(side, "tls.crt.pem"),
                fingerprints(side, AgreementCheck.signing(common.profile())),
                fingerprints(side, AgreementCheck.encryption(common.profile())),
                desks(side.desks()));
    }

    private static String desks(Map<AuthorityKind, Set<String>> desks) {
        return new TreeMap<>(desks)
                .entrySet().stream()
                        .map(desk -> "      " + desk.getKey() + ": " + new TreeSet<>(desk.getValue()) + "\n")
                        .collect(Collectors.joining());
    }

    private static String fingerprints(Side side, String file) {
        var hashes = new ArrayList<String>();
        try {
            for (X509Certificate certificate :
                    AgreementCheck.read(side.certificates().resolve(file))) {
                hashes.add(Fingerprint.hex(certificate));
            }
        } catch (IOException | CertificateException unreadable) {
            throw new PermanentFault(
                    FailureCode.BROKEN, "A certificate of " + side.state() + " cannot be read", unreadable);
        }
        return hashes.toString();
    }
}
