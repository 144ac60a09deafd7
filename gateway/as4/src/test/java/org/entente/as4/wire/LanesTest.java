package org.entente.as4.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLEngine;
import org.apache.catalina.LifecycleException;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.message.As4Arrival;
import org.entente.as4.message.As4Opener;
import org.entente.as4.message.SealedAs4;
import org.entente.core.arrival.Arrival;
import org.entente.core.message.Lane;
import org.entente.core.message.Urgency;
import org.entente.core.partner.Partner.Retry;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.partner.Terms;
import org.entente.core.partner.Terms.Exchange;
import org.entente.core.partner.Terms.OfLane;
import org.entente.core.partner.Terms.Receipts;
import org.entente.core.sealing.Outgoing;
import org.entente.core.xml.SafeXml;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections are counted where they arrive, at the partner's real door. */
class LanesTest {

    private static final Terms TERMS = new Terms(
            Set.of(), Receipts.SYNC, 1 << 20, 3, Map.of(Lane.URGENT, lane("urgent"), Lane.ROUTINE, lane("routine")));

    private final TwoGateways world = new TwoGateways(Suite.EDELIVERY_2);
    private final As4Opener opener =
            world.sudland.opener(world.sudland.agreements(world.norland, Suite.EDELIVERY_2, 1, TERMS));
    private final SafeXml xml = new SafeXml(As4Limits.standard().xml());
    private final List<Lane> claimed = new CopyOnWriteArrayList<>();
    private final List<Integer> callers = new CopyOnWriteArrayList<>();
    private volatile Runnable beforeReceipt = () -> {};
    private Agreements agreements = world.norland.agreements(world.sudland, Suite.EDELIVERY_2, 1, TERMS);
    private As4Link link = world.norland.link(agreements);

    @BeforeEach
    void open() throws IOException, LifecycleException {
        int port = world.openSudland(noting(world.sudland.servlet(this::accept)));
        link.close();
        agreements = world.norland.agreements(world.sudland, Suite.EDELIVERY_2, port, TERMS);
        link = world.norland.link(agreements);
    }

    @AfterEach
    void close() throws LifecycleException {
        link.close();
        world.close();
    }

    @Test
    void sendsManyMessagesOfALaneOverOneConnection() {
        for (int i = 0; i < 10; i++) {
            push(Urgency.FLASH);
        }

        assertThat(callers).hasSize(10);
        assertThat(new HashSet<>(callers)).hasSize(1);
    }

    @Test
    void givesEachLaneAConnectionOfItsOwn() {
        List.of(Urgency.FLASH, Urgency.ROUTINE, Urgency.URGENT, Urgency.PRIORITY, Urgency.FLASH)
                .forEach(this::push);

        assertThat(callers.get(2)).isEqualTo(callers.get(0));
        assertThat(callers.get(4)).isEqualTo(callers.get(0));
        assertThat(callers.get(3)).isEqualTo(callers.get(1));
        assertThat(new HashSet<>(callers)).hasSize(2);
    }

    /** A ticket serves once and each connection brings one: one full handshake, whatever the lane. */
    @Test
    void resumesTheSessionOnEveryFurtherConnection() {
        push(Urgency.FLASH);
        push(Urgency.ROUTINE);
        var together = new CountDownLatch(2);
        beforeReceipt = () -> {
            together.countDown();
            await(together);
        };

        List<CompletableFuture<Void>> sent = List.of(
                CompletableFuture.runAsync(() -> push(Urgency.FLASH)),
                CompletableFuture.runAsync(() -> push(Urgency.FLASH)));

        sent.forEach(CompletableFuture::join);
        assertThat(new HashSet<>(callers)).as("connections").hasSize(3);
        assertThat(world.sudland.engines.stream().filter(LanesTest::isConnected))
                .extracting(engine -> engine.getSession().getCreationTime())
                .as("when the session of each connection was agreed")
                .hasSize(3)
                .containsOnly(firstSession());
    }

    @Test
    void bringsWhatIsUrgentWhileRoutineMessagesAreStuck()
            throws ExecutionException, InterruptedException, TimeoutException {
        var stuck = new CountDownLatch(1);
        var arrived = new CountDownLatch(1);
        beforeReceipt = () -> {
            arrived.countDown();
            await(stuck);
        };
        CompletableFuture<Void> routine = CompletableFuture.runAsync(() -> push(Urgency.ROUTINE));
        await(arrived);
        beforeReceipt = () -> {};

        push(Urgency.FLASH);

        assertThat(routine).isNotDone();
        stuck.countDown();
        routine.get(20, TimeUnit.SECONDS);
    }

    @Test
    void namesThePartitionOfItsLane() throws IOException {
        assertThat(text(sealed(Urgency.FLASH))).contains("<eb:UserMessage mpc=\"urn:utopia:mpc:urgent\">");
        assertThat(text(sealed(Urgency.ROUTINE))).contains("<eb:UserMessage mpc=\"urn:utopia:mpc:routine\">");
    }

    @Test
    void tellsTheDoorWhichLaneAMessageClaimsBeforeItIsOpened() {
        push(Urgency.FLASH);
        push(Urgency.ROUTINE);
        push(Urgency.URGENT);

        assertThat(claimed).containsExactly(Lane.URGENT, Lane.ROUTINE, Lane.URGENT);
    }

    private long firstSession() {
        return world.sudland.engines.stream()
                .filter(LanesTest::isConnected)
                .findFirst()
                .orElseThrow()
                .getSession()
                .getCreationTime();
    }

    private static boolean isConnected(SSLEngine engine) {
        return engine.getSession().getProtocol().equals("TLSv1.3");
    }

    private void push(Urgency urgency) {
        link.push(sealed(urgency));
    }

    private SealedAs4 sealed(Urgency urgency) {
        Outgoing flash = world.message(agreements.all().getFirst().partner(), List.of());
        return (SealedAs4) world.norland
                .sealer(agreements)
                .seal(new Outgoing(
                        flash.partner(),
                        flash.message(),
                        flash.conversation(),
                        flash.family(),
                        flash.sender(),
                        flash.receiver(),
                        urgency,
                        flash.clearedAt(),
                        flash.payloads()));
    }

    private byte[] accept(Arrival arrival) {
        if (arrival instanceof As4Arrival as4) {
            claimed.add(as4.claimedLane(xml, As4Limits.standard()));
        }
        byte[] receipt = opener.receiptFor(world.open(opener, arrival));
        beforeReceipt.run();
        return receipt;
    }

    private HttpServlet noting(HttpServlet door) {
        return new HttpServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response)
                    throws ServletException, IOException {
                callers.add(request.getRemotePort());
                door.service(request, response);
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String text(SealedAs4 sealed) throws IOException {
        try (InputStream body = sealed.body().open()) {
            return new String(body.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static OfLane lane(String name) {
        var retry = new Retry(Duration.ofSeconds(1), Duration.ofMinutes(1));
        return new OfLane("urn:utopia:mpc:" + name, retry, Exchange.PUSH, Duration.ofSeconds(5));
    }
}
