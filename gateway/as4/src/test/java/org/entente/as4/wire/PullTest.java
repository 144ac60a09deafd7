package org.entente.as4.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.LifecycleException;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.message.SealedAs4;
import org.entente.as4.message.TestService.Means;
import org.entente.as4.pull.Counter;
import org.entente.as4.pull.PullServlet;
import org.entente.as4.pull.Puller;
import org.entente.as4.receipt.ErrorWriter;
import org.entente.core.content.ContentStore.PartName;
import org.entente.core.content.PartRole;
import org.entente.core.evidence.AuditTrail;
import org.entente.core.evidence.DoorBook;
import org.entente.core.evidence.DoorName;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.failure.Refused;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.journal.LateAnswers;
import org.entente.core.journal.OutboundJournal;
import org.entente.core.journal.SideJournal;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Way;
import org.entente.core.ledger.Workbench;
import org.entente.core.memory.Entries;
import org.entente.core.memory.InMemoryContents;
import org.entente.core.memory.InMemoryLedger;
import org.entente.core.message.Lane;
import org.entente.core.partner.Partner.Retry;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.partner.Partners;
import org.entente.core.partner.Terms;
import org.entente.core.partner.Terms.Exchange;
import org.entente.core.partner.Terms.OfLane;
import org.entente.core.partner.Terms.Receipts;
import org.entente.core.sealing.Outgoing;
import org.entente.core.sealing.PartnerLink.WireReceipt;
import org.entente.core.translation.LossReportXml;
import org.entente.trust.keys.TlsContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Norland takes no connections and fetches from Sudland what lies ready for it. */
class PullTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration LEASE = Duration.ofMinutes(2);

    @TempDir
    static Path home;

    private final TwoGateways world = new TwoGateways(home, Suite.EDELIVERY_2);
    private final Agreements sudlands =
            world.sudland.agreements(world.norland, Suite.EDELIVERY_2, 1, terms(Exchange.FETCHED, POLL));
    private final Counter counter = new Counter(
            message -> {
                throw new IllegalStateException("Nothing is pushed to who takes no connections");
            },
            Gateway.XML,
            CLOCK,
            LEASE);
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryContents contents = new InMemoryContents();
    private Puller norland = puller(world, 1);
    private int port;

    private final List<AuditTrail.Line> trail = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws IOException, LifecycleException {
        port = world.openSudland(node(counter));
        norland = puller(world, port);
    }

    private PullServlet node(Counter own) {
        return new PullServlet(
                new PullServlet.Desk(own, late()),
                means(world.sudland, sudlands),
                Gateway.XML,
                As4Limits.standard(),
                errors(world.sudland),
                new DoorBook(trail::add, DoorName.AS4, Clock.systemUTC()));
    }

    private LateSignals late() {
        var bench = new Workbench(ledger, contents, LEASE, 1 << 20);
        var retry = new Retry(Duration.ofSeconds(1), Duration.ofMinutes(1));
        var partners = new Partners(List.of(sudlands.all().getFirst().partner()));
        return new LateSignals(
                sudlands,
                Gateway.XML,
                As4Limits.standard(),
                new LateAnswers(
                        bench,
                        new OutboundJournal(bench, new LossReportXml(Gateway.XML), CLOCK),
                        new SideJournal(bench, partners, retry, CLOCK)),
                CLOCK);
    }

    @AfterEach
    void close() throws LifecycleException {
        norland.close();
        world.close();
    }

    @Test
    void handsOverTheOldestMessageAndIsReceiptedByACallOfItsOwn()
            throws ExecutionException, InterruptedException, TimeoutException {
        Outgoing message = message();
        CompletableFuture<WireReceipt> receipt = bring(message);

        int fetched = norland.fetchAll(Lane.URGENT, door());

        assertThat(fetched).isEqualTo(1);
        assertThat(world.opened.take().message()).isEqualTo(message.message());
        assertThat(new String(receipt.get(10, TimeUnit.SECONDS).proof(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("NonRepudiationInformation", message.message().toString());
    }

    @Test
    void fetchesNothingWhereNothingLies() {
        assertThat(norland.fetchAll(Lane.URGENT, door())).isZero();
    }

    @Test
    void doesNotHandOverTheMessagesOfAnotherLane() {
        CompletableFuture<WireReceipt> receipt = bring(message());

        assertThat(norland.fetchAll(Lane.ROUTINE, door())).isZero();
        assertThat(world.opened).isEmpty();
        assertThat(norland.fetchAll(Lane.URGENT, door())).isEqualTo(1);
        assertThat(receipt.join().proof()).isNotEmpty();
    }

    @Test
    void givesBackToTheLedgerWhatNobodyFetches() {
        var hurried = world.sudland.agreements(
                world.norland, Suite.EDELIVERY_2, 1, terms(Exchange.FETCHED, Duration.ofMillis(50)));
        var sealed = world.sudland.sealer(hurried).seal(world.answer(hurried));

        assertThatThrownBy(() -> counter.push(sealed))
                .isInstanceOfSatisfying(
                        TemporaryFault.class,
                        fault -> assertThat(fault.code()).isEqualTo(FailureCode.PARTNER_UNREACHABLE))
                .hasMessageContaining("has not fetched the message in PT0.15S");
        assertThat(norland.fetchAll(Lane.URGENT, door())).isZero();
    }

    @Test
    void handsOutAgainWhatWasFetchedAndNotReceipted() throws InterruptedException {
        Agreements hurried = world.sudland.agreements(
                world.norland, Suite.EDELIVERY_2, 1, terms(Exchange.FETCHED, Duration.ofMillis(500)));
        Outgoing message = world.answer(hurried);
        var sealed = world.sudland.sealer(hurried).seal(message);
        var first = CompletableFuture.supplyAsync(() -> counter.push(sealed));
        norland.fetchAll(Lane.URGENT, arrival -> {
            throw new TemporaryFault(FailureCode.STORE_UNAVAILABLE, "The fetcher cannot keep it now");
        });

        var told = catchThrowableOfType(ExecutionException.class, () -> first.get(10, TimeUnit.SECONDS));
        CompletableFuture<WireReceipt> again = bring(message);

        assertThat(told.getCause()).isInstanceOf(TemporaryFault.class);
        assertThat(norland.fetchAll(Lane.URGENT, door())).isEqualTo(1);
        assertThat(again.join().proof()).isNotEmpty();
    }

    /** Two nodes of one State stand behind one address: the request comes to one, the receipt to the other. */
    @Test
    void takesTheReceiptOfWhatTheOtherNodeHandedOut() throws IOException, LifecycleException, InterruptedException {
        var sealed = inTheLedger();
        var waitingThere = CompletableFuture.supplyAsync(() -> counter.push(sealed));
        int other = world.openSudland(node(new Counter(
                never -> {
                    throw new IllegalStateException("Nothing lies ready at this node");
                },
                Gateway.XML,
                CLOCK,
                LEASE)));
        byte[] receipt = fetchedWithoutReceipt();

        int status = bringTo(other, receipt);

        assertThat(status).isEqualTo(202);
        assertThat(waitingThere).isNotDone();
        LedgerEntry entry = ledger.find(Way.OUTBOUND, Entries.ID).orElseThrow();
        assertThat(entry.stage()).isEqualTo(Stage.RECEIPTED);
        assertThat(entry.part(PartRole.RECEIPT)).isPresent();
    }

    private SealedAs4 inTheLedger() {
        Outgoing any = message();
        var sealed = (SealedAs4) world.sudland
                .sealer(sudlands)
                .seal(new Outgoing(
                        any.partner(),
                        Entries.ID,
                        any.conversation(),
                        any.family(),
                        any.sender(),
                        any.receiver(),
                        any.urgency(),
                        any.clearedAt(),
                        any.payloads()));
        var entry = new Entries(
                Way.OUTBOUND,
                Stage.CLEARED,
                Entries.SUDLAND_IMMIGRATION,
                Entries.NORLAND_POLICE,
                Optional.empty(),
                Optional.empty(),
                List.of());
        var name = new PartName(PartRole.SIGNED, "signed.txt", "text/plain");
        byte[] signed = sealed.signedForLater().orElseThrow();
        ledger.accept(
                entry.with(contents.keep(entry.entry().key(), name, signed)).entry(), List.of());
        return sealed;
    }

    private byte[] fetchedWithoutReceipt() {
        var receipts = new CopyOnWriteArrayList<byte[]>();
        assertThatThrownBy(() -> norland.fetchAll(Lane.URGENT, arrival -> {
                    receipts.add(door().accept(arrival));
                    throw new IllegalStateException("The line breaks before the receipt is brought back");
                }))
                .isInstanceOf(IllegalStateException.class);
        return receipts.getFirst();
    }

    private int bringTo(int node, byte[] receipt) throws IOException, InterruptedException {
        var sudland = norlands(world, node).all().getFirst();
        try (var client = HttpClient.newBuilder()
                .sslContext(new TlsContexts(world.norland.keys()).toPartner(sudland.certificates()))
                .build()) {
            var request = HttpRequest.newBuilder(URI.create(sudland.partner().endpoint() + "/pull"))
                    .header("Content-Type", "application/soap+xml")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(receipt))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    @Test
    void tellsWhoBroughtItThatThePartnerRefusedIt() throws InterruptedException {
        CompletableFuture<WireReceipt> receipt = bring(message());

        norland.fetchAll(Lane.URGENT, arrival -> {
            var opener = world.norland.opener(norlands(world, 1));
            world.openAt(world.norland, opener, arrival);
            throw new Refused(FailureCode.REPLAY_WITH_OTHER_CONTENT, "Not again");
        });

        var told = catchThrowableOfType(ExecutionException.class, () -> receipt.get(10, TimeUnit.SECONDS));
        assertThat(told.getCause())
                .isInstanceOfSatisfying(
                        GatewayFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(FailureCode.PARTNER_REFUSED));
    }

    @Test
    void handsNothingToAnotherPartner() throws IOException, LifecycleException {
        CompletableFuture<WireReceipt> receipt = bring(message());
        Agreements estmarks =
                world.estmark.agreements(world.sudland, Suite.EDELIVERY_2, port, terms(Exchange.FETCHING, POLL));

        try (var estmark = puller(world.estmark, estmarks)) {
            assertThatThrownBy(() -> estmark.fetchAll(Lane.URGENT, door()))
                    .isInstanceOf(TemporaryFault.class)
                    .hasMessageContaining("lets us fetch nothing");
        }
        assertThat(world.opened).isEmpty();
        assertThat(norland.fetchAll(Lane.URGENT, door())).isEqualTo(1);
        assertThat(receipt.join().proof()).isNotEmpty();
    }

    @Test
    void givesUpAPartnerWhoStopsInTheMiddle() throws IOException, LifecycleException {
        Duration silence = Duration.ofMillis(300);
        var stalled = new Stalled();
        int stalling = world.openSudland(stalled);
        As4Limits all = As4Limits.standard();
        var hurried = new As4Limits(
                all.headerBytes(), all.parts(), all.payloadBytes(), all.ratio(), all.connect(), silence, all.pace());

        try (var impatient = puller(world.norland, norlands(world, stalling), hurried)) {
            assertThatThrownBy(() -> impatient.fetchAll(Lane.URGENT, door()))
                    .isInstanceOfSatisfying(
                            TemporaryFault.class,
                            fault -> assertThat(fault.code()).isEqualTo(FailureCode.PARTNER_TIMED_OUT))
                    .hasMessageContaining("sent nothing for PT0.3S");
        } finally {
            stalled.end.countDown();
        }
        assertThat(stalled.requests).hasValue(1);
    }

    /** Announces a message, begins it, and says no more. */
    private static final class Stalled extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final transient AtomicInteger requests = new AtomicInteger();
        private final transient CountDownLatch end = new CountDownLatch(1);

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            requests.incrementAndGet();
            response.setContentType("multipart/related; type=\"application/soap+xml\"; boundary=\"b\"");
            response.getOutputStream().print("--b\r\nContent-Type: application/soap+xml\r\n\r\n<");
            response.flushBuffer();
            try {
                if (!end.await(1, TimeUnit.MINUTES)) {
                    throw new IOException("Nobody gave up");
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Outgoing message() {
        return world.answer(sudlands);
    }

    private CompletableFuture<WireReceipt> bring(Outgoing message) {
        var sealed = world.sudland.sealer(sudlands).seal(message);
        return CompletableFuture.supplyAsync(() -> (WireReceipt) counter.push(sealed));
    }

    private ArrivalDoor door() {
        var opener = world.norland.opener(norlands(world, 1));
        return arrival -> opener.receiptFor(world.openAt(world.norland, opener, arrival));
    }

    private static Puller puller(TwoGateways world, int port) {
        return puller(world.norland, norlands(world, port));
    }

    private static Puller puller(Gateway gateway, Agreements agreements) {
        return puller(gateway, agreements, As4Limits.standard());
    }

    private static Puller puller(Gateway gateway, Agreements agreements, As4Limits limits) {
        return new Puller(
                agreements.all().getFirst(),
                means(gateway, agreements),
                new TlsContexts(gateway.keys()),
                Gateway.XML,
                limits,
                errors(gateway));
    }

    private static Agreements norlands(TwoGateways world, int port) {
        return world.norland.agreements(world.sudland, Suite.EDELIVERY_2, port, terms(Exchange.FETCHING, POLL));
    }

    private static Means means(Gateway gateway, Agreements agreements) {
        return new Means(agreements, gateway.keys(), CLOCK, UUID::randomUUID);
    }

    private static java.util.function.BiFunction<GatewayFailure, java.util.Optional<String>, byte[]> errors(
            Gateway gateway) {
        var errors = new ErrorWriter(gateway.state(), gateway.keys(), Gateway.XML, CLOCK, UUID::randomUUID);
        return (failure, wireId) -> errors.write(failure, wireId, Optional.empty());
    }

    private static Terms terms(Exchange exchange, Duration poll) {
        var retry = new Retry(Duration.ofSeconds(1), Duration.ofMinutes(1));
        return new Terms(
                Set.of("alert/v1"),
                Receipts.SYNC,
                1 << 20,
                3,
                Map.of(
                        Lane.URGENT, new OfLane("urn:entente:mpc:urgent", retry, exchange, poll),
                        Lane.ROUTINE, new OfLane("urn:entente:mpc:routine", retry, exchange, poll)));
    }
}
