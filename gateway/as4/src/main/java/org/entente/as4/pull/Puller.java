package org.entente.as4.pull;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiFunction;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.message.As4Arrival;
import org.entente.as4.message.TestService.Means;
import org.entente.as4.shape.SoapShape;
import org.entente.as4.wire.ArrivalDoor;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.message.Lane;
import org.entente.core.xml.SafeXml;
import org.entente.trust.keys.TlsContexts;

/**
 * Fetches what lies ready for this State at one partner, one lane at a time, and brings each receipt back.
 *
 * <p>What it fetches enters by the same door as what is pushed, with the same checks. When to ask is not its matter.
 */
public final class Puller implements AutoCloseable {

    private static final int MOST_AT_ONCE = 100;

    private final Peer peer;
    private final URI counter;
    private final TlsContexts tls;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("pull-watch").factory());
    private final PullSignals signals;
    private final SafeXml xml;
    private final As4Limits limits;
    private final BiFunction<GatewayFailure, Optional<String>, byte[]> wording;
    private volatile HttpClient client;

    /** {@code wording} makes an error signal of a failure and the id that it is about. */
    public Puller(
            Peer peer,
            Means means,
            TlsContexts tls,
            SafeXml xml,
            As4Limits limits,
            BiFunction<GatewayFailure, Optional<String>, byte[]> wording) {
        this.peer = peer;
        this.counter = URI.create(peer.partner().endpoint() + "/pull");
        this.tls = tls;
        this.signals = new PullSignals(means, xml);
        this.xml = xml;
        this.limits = limits;
        this.wording = wording;
        this.client = client();
    }

    private HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(limits.connect())
                .sslContext(tls.toPartner(peer.certificates()))
                .sslParameters(TlsContexts.tls13Only())
                .build();
    }

    /** Begins new connections and TLS sessions, which show the certificate of now. */
    public void renew() {
        client = client();
    }

    /** Fetches until nothing lies ready in that lane, 100 at most; returns how many. */
    public int fetchAll(Lane lane, ArrivalDoor door) {
        String mpc = peer.partner().terms().in(lane).mpc();
        int fetched = 0;
        while (fetched < MOST_AT_ONCE && fetch(mpc, door)) {
            fetched++;
        }
        return fetched;
    }

    @Override
    public void close() {
        client.shutdownNow();
        watch.shutdownNow();
    }

    private boolean fetch(String mpc, ArrivalDoor door) {
        HttpResponse<InputStream> response = send(signals.request(peer.partner().suite(), mpc));
        try (var body = new WatchedBody(response.body(), watch, limits.answer())) {
            String type = response.headers().firstValue("content-type").orElse("");
            if (type.startsWith("multipart/related")) {
                byte[] told = accepted(new As4Arrival(server(response), type, body), door);
                if (body.isGivenUp()) {
                    throw new TemporaryFault(
                            FailureCode.PARTNER_TIMED_OUT,
                            "The gateway of " + peer.partner().state() + " sent nothing for " + limits.answer());
                }
                send(told).body().close();
                return true;
            }
            return requireNothing(body.readNBytes(As4Limits.ANSWER_BYTES));
        } catch (IOException broken) {
            throw fault("broke off", broken);
        }
    }

    /** The receipt, or the error that keeps us from giving one: the partner hears either. */
    private byte[] accepted(As4Arrival arrival, ArrivalDoor door) {
        try {
            return door.accept(arrival);
        } catch (GatewayFailure failure) {
            return wording.apply(failure, arrival.wireId());
        }
    }

    private boolean requireNothing(byte[] answer) {
        if (!PullSignals.isEmpty(SoapShape.of(xml, answer))) {
            throw new TemporaryFault(
                    FailureCode.PARTNER_REFUSED,
                    "The gateway of " + peer.partner().state() + " lets us fetch nothing");
        }
        return false;
    }

    private HttpResponse<InputStream> send(byte[] soap) {
        HttpRequest request = HttpRequest.newBuilder(counter)
                .timeout(limits.answer())
                .header("Content-Type", "application/soap+xml; charset=UTF-8")
                .POST(BodyPublishers.ofByteArray(soap))
                .build();
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (IOException failed) {
            throw fault("cannot be reached", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw fault("was not waited for", stopped);
        }
    }

    private X509Certificate server(HttpResponse<InputStream> response) throws SSLPeerUnverifiedException {
        var session = response.sslSession().orElseThrow(() -> new SSLPeerUnverifiedException("No TLS"));
        return (X509Certificate) session.getPeerCertificates()[0];
    }

    private TemporaryFault fault(String what, Throwable cause) {
        return new TemporaryFault(
                FailureCode.PARTNER_UNREACHABLE,
                "The gateway of " + peer.partner().state() + " " + what,
                cause);
    }
}
