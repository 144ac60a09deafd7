package org.entente.as4.agreement;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Partner;
import org.entente.trust.path.PartnerCertificates;

/** Whom this gateway talks to over AS4, and under which terms. */
public final class Agreements {

    private final StateCode own;
    private final Map<StateCode, Peer> peers;

    public Agreements(StateCode own, List<Peer> peers) {
        this.own = own;
        this.peers = peers.stream()
                .collect(Collectors.toUnmodifiableMap(peer -> peer.partner().state(), Function.identity()));
    }

    /** A partner and what it handed over. */
    public record Peer(Partner partner, PartnerCertificates certificates) {
        public Peer {
            if (!partner.state().equals(certificates.state())) {
                throw new IllegalArgumentException(
                        "Certificates of " + certificates.state() + " for " + partner.state());
            }
            requireSuite(partner, certificates);
        }

        /** Believes what {@code now} has instead; keeps what it has where that would not do. */
        public void renew(PartnerCertificates now) {
            requireSuite(partner, now);
            certificates.renew(now);
        }

        private static void requireSuite(Partner partner, PartnerCertificates handed) {
            if (!handed.serve(partner.suite())) {
                throw new IllegalArgumentException(
                        partner.state() + " handed over no certificates for " + partner.suite());
            }
        }
    }

    public StateCode own() {
        return own;
    }

    public Optional<Peer> with(StateCode state) {
        return Optional.ofNullable(peers.get(state));
    }

    /** Whose TLS certificate it is, of those that are valid today. */
    public Optional<StateCode> holder(X509Certificate client) {
        return all().stream()
                .filter(peer -> peer.certificates().isTls(client))
                .map(peer -> peer.partner().state())
                .findFirst();
    }

    public List<Peer> all() {
        return List.copyOf(peers.values());
    }
}
