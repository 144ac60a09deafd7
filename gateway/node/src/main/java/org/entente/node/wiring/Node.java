package org.entente.node.wiring;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.entente.core.agency.Agencies;
import org.entente.core.announcement.MoveAwaiter;
import org.entente.core.arrival.Arrival;
import org.entente.core.evidence.DoorBook;
import org.entente.core.evidence.DoorName;
import org.entente.core.failure.FailStop;
import org.entente.core.journal.LateAnswers;
import org.entente.core.message.Lane;
import org.entente.node.config.LimitsConfig;
import org.entente.node.config.NodeConfig;
import org.entente.node.doors.AgencyDesk;
import org.entente.node.doors.AgencyPorts;
import org.entente.node.doors.Callers;
import org.entente.node.doors.CoverReading;
import org.entente.node.doors.FairGate;
import org.entente.node.doors.Turnstile;
import org.entente.node.doors.rest.CertificateDoor;
import org.entente.node.doors.rest.ContractDoor;
import org.entente.node.doors.rest.FailedDoor;
import org.entente.node.doors.rest.MetricsDoor;
import org.entente.node.doors.rest.OperatorContractDoor;
import org.entente.node.doors.rest.OperatorDoor;
import org.entente.node.doors.rest.PartnerDoor;
import org.entente.node.doors.rest.RestDoor;
import org.entente.node.doors.soap.SoapDoor;
import org.entente.node.http.Door;
import org.entente.node.http.NodeServer;
import org.entente.node.http.ServletMapping;
import org.entente.node.metrics.NodeMetrics;
import org.entente.store.ledger.SqlNoticeBook;
import org.entente.trust.keys.NodeKeys;
import org.entente.trust.keys.NodeVault;
import org.entente.trust.keys.TlsContexts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One State's node, started and stopped as a whole; several may live in one process. */
public final class Node implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final int WAITING_AT_THE_DOOR = 64;

    private final NodeConfig config;
    private final Clock clock;
    private final Stores stores;
    private final Approvals approvals;
    private final WireRoom wire;
    private final ClockWatch clockWatch;
    private final Expiries expiries;
    private final Directories directories;
    private final Fetching fetching;
    private final Receipting receipting;
    private final Changeover changeover;
    private final Engine engine;
    private final Webhooks webhooks;
    private final SoapDoor soap;
    private final NodeServer server;
    private final Opened opened;
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final FailStop failStop = new FailStop(this::endNow);

    private Node(NodeConfig config, Clock clock, Opened opened) {
        this.config = config;
        this.clock = clock;
        this.opened = opened;
        LimitsConfig limits = config.limits();
        var keys = NodeKeys.in(config.trust().keysFolder(), clock);
        var tls = new TlsContexts(keys);
        var agencies = new Agencies(Rooms.agencies(config));
        var vault = NodeVault.in(config.trust().keysFolder());
        this.stores = Stores.open(config, vault, clock, opened, failStop);
        this.approvals = opened.keep(
                "The watch over trust", new Approvals(config, stores, vault, failStop, clock), Approvals::close);
        this.wire = new WireRoom(config, keys, tls, watched(), clock);
        this.clockWatch = wire.clockWatch();
        opened.add("The revocations", wire.revocations()::close);
        this.expiries = opened.keep("The certificate calendar", expiries(keys), Expiries::close);
        this.directories =
                opened.keep("The directory", new Directories(config, wire.peers(), vault, clock), Directories::close);
        this.changeover = opened.keep("The changeover of certificates", changeover(keys), Changeover::close);
        this.webhooks = opened.keep("The webhooks", new Webhooks(config, tls, clock), Webhooks::close);
        var rooms = new Rooms(config, agencies, stores, new Rooms.Outside(wire.ports(), webhooks), clock);
        this.engine = opened.keep(
                "The journeys", new Engine(config.state().code(), stores.broker(), rooms.journeys()), Engine::close);
        var callers = new Callers(agencies, approvals::operator);
        var desk = new AgencyDesk(
                stores.ledger(), stores.contents(), new CoverReading(rooms.xml()), ports(rooms), limits.doors(), clock);
        this.soap = opened.keep(
                "The SOAP door", new SoapDoor(desk, callers, rooms.xml(), book(DoorName.SOAP)), SoapDoor::close);
        List<Door> doors = List.of(
                door("as4", config.listen().as4Port(), wire.serverTls(), wireServlets(wire, rooms.lateAnswers())),
                door("agency", config.listen().agencyPort(), agencyTls(tls), agencyServlets(desk, callers, rooms)),
                door("desk", config.listen().deskPort(), agencyTls(tls), deskServlets(wire, callers)));
        this.server = new NodeServer(config.state().home().resolve("http"), limits.http(), doors);
        opened.add("The doors", server::close);
        this.fetching = opened.keep("The fetching", wire.fetching(), Fetching::close);
        this.receipting = opened.keep(
                "The receipts that are owed",
                wire.receipting(rooms.receiptPost(wire.receiptLine())),
                Receipting::close);
    }

    private WireRoom.Watched watched() {
        return new WireRoom.Watched(stores.trail(), stores.updates(), approvals::blocks);
    }

    private Expiries expiries(NodeKeys keys) {
        var known = new Expiries.Wire(wire.peers(), wire.revocations().asked(), keys::tlsCertificate);
        return new Expiries(config, known, new SqlNoticeBook(stores.database()), stores.trail(), clock);
    }

    private Changeover changeover(NodeKeys keys) {
        var live = approvals.live(config, this::renewCertificates);
        return new Changeover(live, config.trust().keysFolder(), keys, wire, stores.trail(), clock);
    }

    private void renewCertificates() {
        wire.renewPartners(config);
        expiries.renew();
    }

    private AgencyPorts ports(Rooms rooms) {
        var awaiter = new MoveAwaiter(
                stores.ledger(), stores.cluster(), config.limits().lookAgain());
        return new AgencyPorts(
                new Turnstile(config.limits().agency().quota(), this::requireFit),
                engine::submit,
                engine::confirm,
                awaiter::awaitMove,
                rooms.cases());
    }

    private List<ServletMapping> wireServlets(WireRoom wire, LateAnswers answers) {
        return List.of(
                new ServletMapping("/as4", wire.servlet(this::receive, answers, partners(), book(DoorName.AS4))),
                new ServletMapping("/as4/pull", wire.pullServlet(answers, book(DoorName.AS4))));
    }

    private List<ServletMapping> agencyServlets(AgencyDesk desk, Callers callers, Rooms rooms) {
        return List.of(
                new ServletMapping(
                        "/v1/*", new RestDoor(desk, callers, rooms.reports(), book(DoorName.REST)).servlet()),
                new ServletMapping("/v1/directory", directories.forAgencies(callers, book(DoorName.REST))),
                new ServletMapping("/soap/*", soap.servlet()),
                new ServletMapping(
                        "/*",
                        new ContractDoor(webhooks.publicKey(), book(DoorName.REST), rooms.explanations()).servlet()));
    }

    private List<ServletMapping> deskServlets(WireRoom wire, Callers callers) {
        DoorBook book = book(DoorName.DESK);
        var contract = new OperatorContractDoor(callers, book).servlet();
        return List.of(
                new ServletMapping("/operator/openapi.yaml", contract),
                new ServletMapping("/operator/me", contract),
                new ServletMapping("/operator/*", new OperatorDoor(stores.ledger(), callers, book, clock).servlet()),
                new ServletMapping(
                        "/operator/failed/*", new FailedDoor(stores.replays(), callers, book, clock).servlet()),
                new ServletMapping(
                        "/operator/certificates/*", new CertificateDoor(expiries.view(), callers, book).servlet()),
                new ServletMapping("/operator/metrics", new MetricsDoor(metrics(), callers, book).servlet()),
                approvals.servlet(callers, book),
                changeover.keyServlet(callers, book),
                changeover.updateServlet(callers, book),
                new ServletMapping("/operator/directory", directories.forOperators(callers, book)),
                new ServletMapping(
                        "/operator/partners/*", new PartnerDoor(wire.partnerDesk(), callers, book).servlet()));
    }

    private NodeMetrics metrics() {
        return new NodeMetrics(expiries.watched(stores.ledger()::counts), clock);
    }

    /** A partner's own sender works on so many at once, and no partner holds more than half of the places. */
    private WireRoom.Entry partners() {
        int each = config.limits().atOnce();
        var limits = new FairGate.Limits(
                2 * each, each, WAITING_AT_THE_DOOR, config.limits().turn());
        return new WireRoom.Entry(
                new Turnstile(config.limits().partner().quota(), () -> {}),
                Map.of(Lane.URGENT, new FairGate(limits), Lane.ROUTINE, new FairGate(limits)));
    }

    /** Receipts and tests of the line are answered even by a node that takes no messages: they end its trouble. */
    private byte[] receive(Arrival arrival) {
        requireFit();
        return engine.receive(arrival);
    }

    /** Whether this node may take anything new: not when it is ending, dates wrongly, or has no room. */
    private void requireFit() {
        failStop.requireGoing();
        wire.clockCheck().require();
        stores.disk().require();
    }

    private DoorBook book(DoorName door) {
        return new DoorBook(stores.trail(), door, clock);
    }

    private SSLContext agencyTls(TlsContexts tls) {
        return tls.agencyDoor(Certificates.read(Certificates.agencyAuthority(config)));
    }

    /** Opens the stores, starts the journeys, only then the doors; what was opened is closed when the rest fails. */
    public static Node start(NodeConfig config) {
        long begin = System.nanoTime();
        var opened = new Opened();
        try {
            var node = new Node(config, Clock.systemUTC(), opened);
            node.wire.revocations().start();
            node.directories.start();
            node.engine.start(config.limits());
            node.server.start();
            node.receipting.start();
            opened.add("The watch over the clock", node.clockWatch::close);
            node.clockWatch.start(config.limits().clock().ask());
            node.expiries.start();
            node.approvals.start();
            node.changeover.start(config.trust().fourEyes().look());
            node.fetching.start(node.wire.ownFirst(node::receive));
            LOG.info("{} is up after {} ms", node.describe(), (System.nanoTime() - begin) / 1_000_000);
            return node;
        } catch (RuntimeException | Error failed) {
            opened.close();
            throw failed;
        }
    }

    /** One line: which State, and where its doors are. */
    public String describe() {
        NodeConfig.Listen listen = config.listen();
        return config.state().name() + " (" + config.state().code() + "): AS4 on " + listen.as4Port() + ", agencies on "
                + listen.agencyPort() + ", desk on " + listen.deskPort();
    }

    private Door door(String name, int port, SSLContext tls, List<ServletMapping> servlets) {
        return new Door(name, config.listen().host(), port, tls, true, servlets);
    }

    /** Whoever waits for the end hears of it before anything is closed: closing may hang on a disk that failed. */
    private void endNow(String why) {
        LOG.error("The node stops: {}", why);
        end.complete(why);
        Thread.ofPlatform().name("end").start(opened::close);
    }

    /** Waits until the node has ended by itself, which it does only when it must, and says why. */
    public String awaitEnd() {
        return end.join();
    }

    @Override
    public void close() {
        opened.close();
    }
}
