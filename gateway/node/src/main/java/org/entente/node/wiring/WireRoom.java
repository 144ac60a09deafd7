package org.entente.node.wiring;

import jakarta.servlet.Servlet;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.message.As4Opener;
import org.entente.as4.message.As4Sealer;
import org.entente.as4.receipt.ErrorWriter;
import org.entente.as4.wire.ArrivalDoor;
import org.entente.as4.wire.As4Link;
import org.entente.as4.wire.As4Servlet;
import org.entente.core.message.StateCode;
import org.entente.core.xml.SafeXml;
import org.entente.node.config.NodeConfig;
import org.entente.node.config.PartnerConfig;
import org.entente.trust.keys.NodeKeys;
import org.entente.trust.keys.TlsContexts;
import org.entente.trust.path.PartnerCertificates;

/** The AS4 room of one node: its three ports, its servlet, and the TLS context of its door. */
final class WireRoom {

    private static final As4Limits LIMITS = As4Limits.standard();

    private final Agreements agreements;
    private final NodeKeys keys;
    private final TlsContexts tls;
    private final Clock clock;
    private final SafeXml xml = new SafeXml(LIMITS.xml());

    WireRoom(NodeConfig config, NodeKeys keys, TlsContexts tls, Clock clock) {
        this.keys = keys;
        this.tls = tls;
        this.clock = clock;
        List<Peer> peers =
                config.partners().stream().map(partner -> peer(partner, clock)).toList();
        this.agreements = new Agreements(config.state().asCode(), peers);
    }

    private static Peer peer(PartnerConfig partner, Clock clock) {
        var state = new StateCode(partner.state());
        return new Peer(partner.asPartner(), PartnerCertificates.in(state, partner.certificatesFolder(), clock));
    }

    Rooms.Wire ports() {
        return new Rooms.Wire(
                new As4Sealer(agreements, keys, xml, clock, UUID::randomUUID),
                new As4Link(agreements, tls, xml, LIMITS, clock),
                new As4Opener(agreements, keys, xml, LIMITS, clock, UUID::randomUUID));
    }

    Servlet servlet(ArrivalDoor door) {
        return new As4Servlet(door, new ErrorWriter(agreements.own(), clock, UUID::randomUUID), LIMITS);
    }

    SSLContext serverTls() {
        List<PartnerCertificates> pinned =
                agreements.all().stream().map(Peer::certificates).toList();
        return tls.wireDoor(pinned);
    }
}
