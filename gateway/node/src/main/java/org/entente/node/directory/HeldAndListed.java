package org.entente.node.directory;

import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entente.core.content.Digest;
import org.entente.core.directory.DirectoryDocument;
import org.entente.core.directory.ListedState;
import org.entente.core.partner.Partner;
import org.entente.node.config.NodeConfig;
import org.entente.node.partners.Partnership;
import org.entente.trust.path.PartnerCertificates;
import org.entente.trust.path.Pinned;

/**
 * Says where the directory and what this node holds of its partners differ.
 *
 * <p>Changes nothing: a partner's certificates come in by two operators of this State, never by the directory.
 */
public final class HeldAndListed {

    private HeldAndListed() {}

    /** A partner as this node is configured for it. */
    public record Held(Partner partner, Pinned pinned) {}

    /** The partners of a configuration, read from its files. */
    public static List<Held> held(NodeConfig config, Clock clock) {
        return Partnership.of(config, clock).stream()
                .map(known -> new Held(
                        known.partner(),
                        PartnerCertificates.in(known.partner().state(), known.certificates(), clock)
                                .pinned()))
                .toList();
    }

    /** One sentence for each difference. */
    public static List<String> differences(DirectoryDocument directory, List<Held> partners) {
        var found = new ArrayList<String>();
        for (Held held : partners) {
            Partner partner = held.partner();
            directory
                    .of(partner.state())
                    .ifPresentOrElse(
                            listed -> compare(listed, held, found),
                            () -> found.add("%s (%s): the directory does not name it, this node holds it as a partner."
                                    .formatted(partner.name(), partner.state())));
        }
        return List.copyOf(found);
    }

    private static void compare(ListedState listed, Held held, List<String> found) {
        Partner partner = held.partner();
        String whose = partner.name() + " (" + partner.state() + ")";
        List<URI> endpoints = listed.endpoints();
        if ("https".equals(partner.endpoint().getScheme()) && !endpoints.contains(partner.endpoint())) {
            found.add("%s: the directory says its endpoints are %s, this node holds %s."
                    .formatted(whose, endpoints, partner.endpoint()));
        }
        var says = listed.certificates();
        compare(whose, "TLS", says.tls(), held.pinned().tls(), found);
        compare(whose, "signing", says.signing(), held.pinned().signing(partner.suite()), found);
        compare(whose, "encryption", says.encryption(), held.pinned().encryption(partner.suite()), found);
    }

    private static void compare(
            String whose, String use, Set<Digest> says, List<X509Certificate> pinned, List<String> found) {
        Set<String> listed = hashes(says);
        var holds = pinned.stream().map(HeldAndListed::hash).collect(Collectors.toCollection(TreeSet::new));
        if (!listed.containsAll(holds)) {
            found.add("%s: the directory says its %s certificates are %s, this node holds %s."
                    .formatted(whose, use, listed, holds));
        }
    }

    private static Set<String> hashes(Set<Digest> digests) {
        return digests.stream().map(Digest::hex).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String hash(X509Certificate certificate) {
        try {
            return Digest.of(certificate.getEncoded()).hex();
        } catch (CertificateEncodingException unreadable) {
            throw new IllegalStateException("A certificate that was read cannot be written", unreadable);
        }
    }
}
