package org.entente.node.certificates;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.core.partner.Partner.Suite;
import org.entente.trust.path.PartnerCertificates;

/**
 * Everything with a certificate on which this node rests.
 *
 * @param own what this State hands to its partners; they judge it as it judges theirs
 * @param shown what its doors show today, of several during a rollover the one in use
 */
public record Foundations(
        PartnerCertificates own,
        Supplier<X509Certificate> shown,
        List<Peer> partners,
        List<Insider> insiders,
        List<Asked> asked) {

    public Foundations {
        partners = List.copyOf(partners);
        insiders = List.copyOf(insiders);
        asked = List.copyOf(asked);
    }

    /** The names of the partners that work under each suite. */
    Map<Suite, String> suites() {
        return partners.stream()
                .map(Peer::partner)
                .collect(Collectors.groupingBy(
                        partner -> partner.suite(),
                        TreeMap::new,
                        Collectors.mapping(partner -> partner.name(), Collectors.joining(", "))));
    }
}
