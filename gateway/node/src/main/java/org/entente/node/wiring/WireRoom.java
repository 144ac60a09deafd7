package org.entente.node.wiring;

import jakarta.servlet.Servlet;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.entente.as4.message.Signer;
import org.entente.as4.wire.ArrivalDoor;
import org.entente.as4.wire.As4Link;
import org.entente.as4.wire.As4Opener;
import org.entente.as4.wire.As4Sealer;
import org.entente.as4.wire.As4Servlet;
import org.entente.as4.wire.Peers;
import org.entente.core.message.StateCode;
import org.entente.core.xml.SafeXml;
import org.entente.core.xml.XmlLimits;
import org.entente.node.config.NodeConfig;
import org.entente.node.config.PartnerConfig;
import org.entente.trust.keys.NodeKeys;
import org.entente.trust.keys.TlsContexts;
import org.entente.trust.path.PartnerCertificates;

/** The AS4 room of one node: its three ports, its servlet, and the TLS context of its door. */
final class WireRoom {

    private static final Duration ANSWER_TIME = Duration.ofSeconds(60);

    private final Peers peers;
    private final NodeKeys keys;
    private final TlsContexts tls;
    private final Clock clock;
    private final SafeXml xml = new SafeXml(XmlLimits.standard());

    WireRoom(NodeConfig config, NodeKeys keys, TlsContexts tls, Clock clock) {
        this.keys = keys;
        this.tls = tls;
        this.clock = clock;
        Map<StateCode, Peers.Peer> byState = config.partners().stream()
                .collect(Collectors.toMap(partner -> new StateCode(partner.state()), partner -> peer(partner, clock)));
        this.peers = new Peers(config.state().asCode(), byState);
    }

    private static Peers.Peer peer(PartnerConfig partner, Clock clock) {
        var state = new StateCode(partner.state());
        return new Peers.Peer(partner.asPartner(), PartnerCertificates.in(state, partner.certificatesFolder(), clock));
    }

    Rooms.Wire ports() {
        return new Rooms.Wire(
                new As4Sealer(peers, keys, xml, clock),
                new As4Link(peers, keys, tls, xml, ANSWER_TIME, clock),
                new As4Opener(peers, keys, xml, clock));
    }

    Servlet servlet(ArrivalDoor door) {
        return new As4Servlet(door, new Signer(keys, xml), clock);
    }

    SSLContext serverTls() {
        List<PartnerCertificates> pinned =
                peers.byState().values().stream().map(Peers.Peer::certificates).toList();
        return tls.wireDoor(pinned);
    }
}
