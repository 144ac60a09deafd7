package org.entente.as4.wire;

import java.util.Map;
import java.util.Optional;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Partner;
import org.entente.trust.path.PartnerCertificates;

/** The partners of this State with what the wire needs to know of each. */
public record Peers(StateCode own, Map<StateCode, Peer> byState) {

    public Peers {
        byState = Map.copyOf(byState);
    }

    /** One partner: its agreement and its pinned certificates. */
    public record Peer(Partner partner, PartnerCertificates certificates) {}

    Optional<Peer> of(StateCode state) {
        return Optional.ofNullable(byState.get(state));
    }
}
