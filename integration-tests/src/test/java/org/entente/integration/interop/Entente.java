package org.entente.integration.interop;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.message.As4Opener;
import org.entente.as4.message.As4Sealer;
import org.entente.as4.message.SealedAs4;
import org.entente.as4.receipt.ErrorWriter;
import org.entente.as4.wire.As4Link;
import org.entente.as4.wire.As4Servlet;
import org.entente.certsdev.PlayState;
import org.entente.certsdev.StateKeys;
import org.entente.core.arrival.Arrival;
import org.entente.core.arrival.Keeping;
import org.entente.core.arrival.Kept;
import org.entente.core.arrival.OpenedWire;
import org.entente.core.arrival.Opening;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.memory.InMemoryContents;
import org.entente.core.memory.InMemoryLedger;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Partner;
import org.entente.core.partner.Partner.Retry;
import org.entente.core.sealing.Outgoing;
import org.entente.core.sealing.PartnerLink.WireReceipt;
import org.entente.core.xml.SafeXml;
import org.entente.node.http.Door;
import org.entente.node.http.HttpLimits;
import org.entente.node.http.NodeServer;
import org.entente.node.http.ServletMapping;
import org.entente.trust.keys.NodeKeys;
import org.entente.trust.keys.TlsContexts;
import org.entente.trust.path.PartnerCertificates;

/** Norland's AS4 rooms behind a node's own door: the ledger is in memory, everything on the wire is the real thing. */
final class Entente implements AutoCloseable {

    private static final SafeXml XML = new SafeXml(As4Limits.standard().xml());
    private static final As4Limits LIMITS = As4Limits.standard();

    private static final Retry RETRY = new Retry(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final StateKeys keys;
    private final PlayState other;
    private final NodeKeys own;
    private final Clock clock = Clock.systemUTC();
    private final Map<Terms, Lane> lanes = new EnumMap<>(Terms.class);
    private final Map<Terms, PullCounter> counters = new EnumMap<>(Terms.class);
    private final NodeServer server;

    /** The rooms under one agreement. */
    private record Lane(Partner partner, As4Sealer sealer, As4Link link, Receiving receiving) {}

    Entente(StateKeys keys, PlayState other, List<PlayState> strangers, int peerPort, Path work) {
        this.keys = keys;
        this.other = other;
        this.own = NodeKeys.in(keys.folder());
        var tls = new TlsContexts(own);
        var servlets = new ArrayList<ServletMapping>();
        for (Terms terms : Terms.values()) {
            Agreements agreements = agreements(terms, peerPort);
            Lane lane = lane(agreements, tls);
            lanes.put(terms, lane);
            var errors = new ErrorWriter(agreements.own(), own, XML, clock, UUID::randomUUID);
            servlets.add(
                    new ServletMapping("/" + terms.name(), new As4Servlet(lane.receiving()::accept, errors, LIMITS)));
            var counter =
                    new PullCounter(agreements, own, XML, errors, () -> URI.create(endpoint(terms) + PullCounter.PATH));
            counters.put(terms, counter);
            servlets.add(new ServletMapping("/" + terms.name() + PullCounter.PATH, counter.servlet()));
        }
        var trusted = new ArrayList<>(List.of(certificates(other)));
        strangers.forEach(stranger -> trusted.add(certificates(stranger)));
        var door = new Door("as4", "127.0.0.1", 0, tls.wireDoor(trusted), true, servlets);
        this.server = new NodeServer(work, HttpLimits.standard(), List.of(door));
        server.start();
    }

    URI endpoint(Terms terms) {
        return URI.create("https://localhost:" + server.port("as4") + "/" + terms.name());
    }

    Partner partner(Terms terms) {
        return lane(terms).partner();
    }

    SealedAs4 seal(Terms terms, Outgoing outgoing) {
        return (SealedAs4) lane(terms).sealer().seal(outgoing);
    }

    WireReceipt push(Terms terms, SealedAs4 sealed) {
        return (WireReceipt) lane(terms).link().push(sealed);
    }

    PullCounter counter(Terms terms) {
        PullCounter counter = counters.get(terms);
        if (counter == null) {
            throw new IllegalArgumentException("No agreement on " + terms);
        }
        return counter;
    }

    Receiving receiving(Terms terms) {
        return lane(terms).receiving();
    }

    /** What came in: delivered messages in their order, and every receipt that was given. */
    static final class Receiving {
        final BlockingQueue<OpenedWire> delivered = new LinkedBlockingQueue<>();
        final BlockingQueue<byte[]> receipts = new LinkedBlockingQueue<>();
        final BlockingQueue<GatewayFailure> refused = new LinkedBlockingQueue<>();
        private final Opening opening;
        private final Keeping keeping;

        Receiving(As4Opener opener, StateCode own, Clock clock) {
            var contents = new InMemoryContents();
            this.opening = new Opening(opener, contents, own, LIMITS.payloadBytes());
            this.keeping = new Keeping(new InMemoryLedger(), contents, opener, clock);
        }

        byte[] accept(Arrival arrival) {
            try {
                Kept kept = keeping.keep(opening.open(arrival));
                if (!kept.isRepeat()) {
                    delivered.add(kept.wire());
                }
                byte[] receipt = keeping.receipt(kept).bytes();
                receipts.add(receipt);
                return receipt;
            } catch (GatewayFailure failure) {
                refused.add(failure);
                throw failure;
            }
        }
    }

    private Lane lane(Terms terms) {
        Lane lane = lanes.get(terms);
        if (lane == null) {
            throw new IllegalArgumentException("No agreement on " + terms);
        }
        return lane;
    }

    private Lane lane(Agreements agreements, TlsContexts tls) {
        var opener = new As4Opener(agreements, own, XML, LIMITS, clock, UUID::randomUUID);
        return new Lane(
                agreements.all().getFirst().partner(),
                new As4Sealer(agreements, own, XML, clock, UUID::randomUUID),
                new As4Link(agreements, tls, XML, LIMITS, clock),
                new Receiving(opener, agreements.own(), clock));
    }

    private Agreements agreements(Terms terms, int peerPort) {
        var partner = new Partner(
                new StateCode(other.code()),
                other.name(),
                URI.create("https://localhost:" + peerPort + "/" + terms.name()),
                terms.agreement(),
                terms.suite(),
                terms.cipher(),
                Map.of(AuthorityKind.FIU, Set.of("alert")),
                org.entente.core.partner.Terms.plain(RETRY, RETRY));
        return new Agreements(new StateCode(keys.state().code()), List.of(new Peer(partner, certificates(other))));
    }

    private PartnerCertificates certificates(PlayState state) {
        return PartnerCertificates.in(
                new StateCode(state.code()), keys.partner(state).folder(), clock);
    }

    @Override
    public void close() {
        lanes.values().forEach(lane -> lane.link().close());
        server.close();
    }
}
