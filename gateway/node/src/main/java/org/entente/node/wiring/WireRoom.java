package org.entente.node.wiring;

import jakarta.servlet.Servlet;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.message.As4Arrival;
import org.entente.as4.message.As4Opener;
import org.entente.as4.message.TestService;
import org.entente.as4.pull.Counter;
import org.entente.as4.pull.PullServlet;
import org.entente.as4.pull.Puller;
import org.entente.as4.receipt.ErrorWriter;
import org.entente.as4.wire.ArrivalDoor;
import org.entente.as4.wire.As4Link;
import org.entente.as4.wire.As4Servlet;
import org.entente.as4.wire.LateSignals;
import org.entente.core.arrival.Arrival;
import org.entente.core.arrival.ReceiptLine;
import org.entente.core.arrival.ReceiptPost;
import org.entente.core.evidence.AuditTrail;
import org.entente.core.evidence.DoorBook;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.failure.Refused;
import org.entente.core.journal.LateAnswers;
import org.entente.core.message.Lane;
import org.entente.core.message.StateCode;
import org.entente.core.partner.ClockCheck;
import org.entente.core.partner.Terms.Exchange;
import org.entente.core.rollover.CertificateUpdates;
import org.entente.core.sealing.PartnerLink;
import org.entente.core.sealing.WireMessage;
import org.entente.core.xml.SafeXml;
import org.entente.node.config.NodeConfig;
import org.entente.node.doors.FairGate;
import org.entente.node.doors.Turnstile;
import org.entente.node.partners.AgreementDesk;
import org.entente.node.partners.Contacts;
import org.entente.node.partners.PartnerDesk;
import org.entente.node.partners.Partnership;
import org.entente.node.rollover.DatedSwitch;
import org.entente.node.rollover.UpdatePost;
import org.entente.trust.keys.NodeKeys;
import org.entente.trust.keys.TlsContexts;
import org.entente.trust.path.PartnerCertificates;
import org.entente.trust.path.Standing;

/** The AS4 room of one node: its three ports, its servlet, and the TLS context of its door. */
final class WireRoom {

    private static final String STRANGERS = "strangers";

    private final Agreements agreements;
    private final Revocations revocations;
    private final NodeKeys keys;
    private final TlsContexts tls;
    private final Clock clock;
    private final As4Limits limits;
    private final SafeXml xml;
    private final As4Link link;
    private final Counter counter;
    private final ClockCheck clockCheck;
    private final Contacts contacts;
    private final AgreementDesk documents;
    private final TestService tests;
    private final Pings pings;
    private final Updating updating;
    private final Fetching fetching;

    /** Where it is written what became of partners' certificates, what they announce, what operators have blocked. */
    record Watched(AuditTrail audit, CertificateUpdates updates, Function<PartnerCertificates, Standing> blocks) {}

    WireRoom(NodeConfig config, NodeKeys keys, TlsContexts tls, Watched watched, Clock clock) {
        this.keys = keys;
        this.tls = tls;
        this.clock = clock;
        this.limits =
                As4Limits.standard().orPayloads(config.limits().attachment().toBytes());
        this.xml = new SafeXml(limits.xml());
        this.revocations = new Revocations(config.trust().asking().limits(), watched, clock);
        List<Partnership> partnerships = Partnership.of(config, clock);
        List<Peer> peers = partnerships.stream()
                .map(known -> new Peer(known.partner(), revocations.of(known)))
                .toList();
        this.agreements = new Agreements(config.state().asCode(), peers);
        this.documents = new AgreementDesk(config, partnerships);
        this.link = new As4Link(agreements, tls, xml, limits, clock);
        this.counter = new Counter(link, xml, clock, config.limits().lease());
        this.clockCheck = new ClockCheck(config.limits().clock().tolerance());
        this.contacts = new Contacts(counter, clockCheck, clock);
        this.tests = new TestService(means(), xml, limits, watched.audit());
        this.pings = new Pings(means(), xml, limits, link, counter);
        this.updating = new Updating(means(), xml, limits, watched);
        this.fetching = new Fetching(pullers());
    }

    private TestService.Means means() {
        return new TestService.Means(agreements, keys, clock, UUID::randomUUID);
    }

    /** What asks after partners' certificates; not yet begun. */
    Revocations revocations() {
        return revocations;
    }

    List<Peer> peers() {
        return agreements.all();
    }

    PartnerDesk partnerDesk() {
        return new PartnerDesk(agreements, pings.under(keys, contacts), contacts, documents, clock);
    }

    Updating updating() {
        return updating;
    }

    UpdatePost updatePost() {
        return updating.post(pings.sealer(keys), this::push);
    }

    /** The line for a rollover of this node's keys, which lie in that folder. */
    DatedSwitch.Line rolloverLine(Path keysFolder) {
        return pings.rolloverLine(keysFolder, this::renewConnections);
    }

    /** Believes the certificates that lie in the partners' folders now. */
    void renewPartners(NodeConfig config) {
        for (Partnership known : Partnership.of(config, clock)) {
            StateCode state = known.partner().state();
            var now = PartnerCertificates.in(state, known.certificates(), clock);
            agreements.with(state).ifPresent(peer -> peer.renew(now));
        }
        renewConnections();
    }

    private void renewConnections() {
        link.renew();
        fetching.renew();
    }

    Rooms.Wire ports() {
        return new Rooms.Wire(
                pings.sealer(keys),
                this::push,
                new As4Opener(agreements, keys, xml, limits, clock, UUID::randomUUID),
                agreements.all().stream().map(Peer::partner).toList());
    }

    /** What this node's clock is held against. */
    ClockCheck clockCheck() {
        return clockCheck;
    }

    /** Asks the partners for their time while this node's is in doubt. */
    ClockWatch clockWatch() {
        return new ClockWatch(clockCheck, pings.under(keys, counter)::clocksAhead, clock);
    }

    private PartnerLink.Answer push(WireMessage message) {
        clockCheck.require(); // what waits is signed and dated when the clock is right again
        return contacts.push(message);
    }

    /** What bounds partners at the door: how much each may send, and how much is worked on at once in each lane. */
    record Entry(Turnstile turnstile, Map<Lane, FairGate> gates) {}

    /** Partners take turns in each lane, by the lane that a message claims. */
    Servlet servlet(ArrivalDoor door, LateAnswers answers, Entry entry, DoorBook book) {
        ArrivalDoor signalsFirst = signalsFirst(answers, ownFirst(door));
        return new As4Servlet(
                arrival -> {
                    String sender = sender(arrival);
                    Lane lane = recorded(arrival, book, () -> claimedLane(arrival));
                    entry.turnstile().pass(sender, lane);
                    return Objects.requireNonNull(entry.gates().get(lane))
                            .through(sender, () -> recorded(signalsFirst, arrival, book));
                },
                errors(),
                limits);
    }

    private Lane claimedLane(Arrival arrival) {
        return arrival instanceof As4Arrival as4 ? as4.claimedLane(xml, limits) : Lane.ROUTINE;
    }

    private String sender(Arrival arrival) {
        return arrival instanceof As4Arrival as4
                ? agreements.holder(as4.client()).map(StateCode::value).orElse(STRANGERS)
                : STRANGERS;
    }

    /** Receipts and errors that come by themselves are about what this State sent: no journey of their own. */
    private ArrivalDoor signalsFirst(LateAnswers answers, ArrivalDoor door) {
        LateSignals signals = signals(answers);
        return arrival -> signals.take(arrival) ? new byte[0] : door.accept(arrival);
    }

    private LateSignals signals(LateAnswers answers) {
        return new LateSignals(agreements, xml, limits, answers, clock);
    }

    ReceiptLine receiptLine() {
        return link;
    }

    /** Carries receipts to every partner who gets them by themselves. */
    Receipting receipting(ReceiptPost post) {
        return new Receipting(
                post,
                agreements.all().stream()
                        .map(Peer::partner)
                        .filter(partner -> Stream.of(Lane.values())
                                .anyMatch(lane -> partner.terms().isReceiptedLater(lane)))
                        .toList());
    }

    /** For partners that fetch. */
    Servlet pullServlet(LateAnswers answers, DoorBook book) {
        var desk = new PullServlet.Desk(counter, signals(answers));
        return new PullServlet(desk, means(), xml, limits, this::wording, book);
    }

    /** Of every partner to whom this State gave no address. */
    private Map<Peer, Puller> pullers() {
        return agreements.all().stream()
                .filter(peer -> peer.partner().terms().in(Lane.URGENT).exchange() == Exchange.FETCHING)
                .collect(Collectors.toMap(
                        peer -> peer, peer -> new Puller(peer, means(), tls, xml, limits, this::wording)));
    }

    Fetching fetching() {
        return fetching;
    }

    /** What is for this gateway itself is answered before it comes to the journeys. */
    ArrivalDoor ownFirst(ArrivalDoor door) {
        return arrival ->
                tests.answer(arrival).or(() -> updating.answer(arrival)).orElseGet(() -> door.accept(arrival));
    }

    private byte[] wording(GatewayFailure failure, Optional<String> wireId) {
        return errors().write(failure, wireId, Optional.empty());
    }

    private ErrorWriter errors() {
        return new ErrorWriter(agreements.own(), keys, xml, clock, UUID::randomUUID);
    }

    byte[] recorded(ArrivalDoor door, Arrival arrival, DoorBook book) {
        return recorded(arrival, book, () -> door.accept(arrival));
    }

    private <T> T recorded(Arrival arrival, DoorBook book, Supplier<T> work) {
        try {
            return work.get();
        } catch (Refused refused) {
            if (arrival instanceof As4Arrival as4) {
                book.refused(agreements.holder(as4.client()), as4.client(), as4.message(), refused.code());
            }
            throw refused;
        }
    }

    SSLContext serverTls() {
        List<PartnerCertificates> pinned =
                agreements.all().stream().map(Peer::certificates).toList();
        return tls.wireDoor(pinned);
    }
}
