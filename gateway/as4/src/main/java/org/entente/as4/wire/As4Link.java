package org.entente.as4.wire;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.message.SealedAs4;
import org.entente.as4.receipt.ReceiptCheck;
import org.entente.core.arrival.ReceiptLine;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.failure.KillPoint;
import org.entente.core.failure.Refused;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.message.Lane;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Terms;
import org.entente.core.partner.Terms.Receipts;
import org.entente.core.sealing.PartnerLink;
import org.entente.core.sealing.WireMessage;
import org.entente.core.xml.SafeXml;
import org.entente.trust.keys.TlsContexts;

/**
 * Pushes sealed messages over TLS, one trust store per partner, and accepts only a receipt that fits, or, where
 * receipts come by themselves, an empty answer.
 *
 * <p>Each lane has connections of its own, kept open between messages, so that an urgent message never waits for one
 * that a routine message holds; what a partner's connections share is the TLS session that they resume.
 *
 * <p>Follows no redirect, uses no proxy, tries once: when to try again is not its matter.
 */
public final class As4Link implements PartnerLink, ReceiptLine, AutoCloseable {

    private static final Duration SIGNAL = Duration.ofSeconds(30);

    private final Agreements agreements;
    private final TlsContexts tls;
    private final ReceiptCheck receipts;
    private final As4Limits limits;
    private final Clock clock;
    private volatile Map<Way, HttpClient> clients;

    public As4Link(Agreements agreements, TlsContexts tls, SafeXml xml, As4Limits limits, Clock clock) {
        this.agreements = agreements;
        this.tls = tls;
        this.receipts = new ReceiptCheck(xml);
        this.limits = limits;
        this.clock = clock;
        this.clients = clients();
    }

    private Map<Way, HttpClient> clients() {
        Map<Way, HttpClient> opened = new HashMap<>();
        for (Peer peer : agreements.all()) {
            SSLContext sessions = tls.toPartner(peer.certificates());
            for (Lane lane : Lane.values()) {
                opened.put(new Way(peer.partner().state(), lane), client(sessions, limits));
            }
        }
        return Map.copyOf(opened);
    }

    /**
     * Begins new connections and TLS sessions, which show the certificate of now.
     *
     * <p>What is under way ends on the old ones; they close themselves when nobody uses them any more.
     */
    public void renew() {
        clients = clients();
    }

    private record Way(StateCode partner, Lane lane) {}

    @Override
    public Answer push(WireMessage message) {
        if (!(message instanceof SealedAs4 sealed)) {
            throw new IllegalArgumentException("Only AS4 messages travel on this line");
        }
        HttpResponse<byte[]> response = send(sealed);
        KillPoint.K15.passed();
        Terms terms = sealed.peer().partner().terms();
        if (terms.receipts() == Receipts.ASYNC && isTaken(response)) {
            return new Promise(clock.instant(), terms.answers().within());
        }
        refuseBadStatus(sealed.peer(), response.statusCode());
        Optional<Instant> signedAt =
                receipts.require(response.body(), sealed.peer(), sealed.wireId(), sealed.references());
        return new WireReceipt(clock.instant(), response.body(), signedAt);
    }

    /** Carries a receipt as a request of its own (AS4 1.0 §5.1.8, reply pattern Callback). */
    @Override
    public void carry(StateCode partner, byte[] receipt) {
        Peer peer = agreements
                .with(partner)
                .orElseThrow(() -> new IllegalArgumentException("There is no agreement with " + partner));
        HttpRequest request = HttpRequest.newBuilder(peer.partner().endpoint())
                .timeout(SIGNAL)
                .header("Content-Type", "application/soap+xml; charset=UTF-8")
                .POST(BodyPublishers.ofByteArray(receipt))
                .build();
        int status = send(peer, Lane.URGENT, request).statusCode();
        if (status / 100 != 2) {
            throw new TemporaryFault(
                    FailureCode.PARTNER_UNREACHABLE, "The gateway of " + partner + " answered with HTTP " + status);
        }
    }

    @Override
    public void close() {
        clients.values().forEach(HttpClient::shutdownNow);
    }

    private HttpResponse<byte[]> send(SealedAs4 sealed) {
        HttpRequest request = HttpRequest.newBuilder(sealed.peer().partner().endpoint())
                .timeout(limits.answerTo(sealed.body().length()))
                .header("Content-Type", sealed.body().contentType())
                .POST(BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(sealed.body()::open),
                        sealed.body().length()))
                .build();
        return send(sealed.peer(), sealed.lane(), request);
    }

    private HttpResponse<byte[]> send(Peer peer, Lane lane, HttpRequest request) {
        StateCode state = peer.partner().state();
        HttpClient client = Optional.ofNullable(clients.get(new Way(state, lane)))
                .orElseThrow(() -> new IllegalArgumentException("No line to " + state));
        try {
            return client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), As4Limits.ANSWER_BYTES));
        } catch (IOException failed) {
            throw failure(peer, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw fault(FailureCode.PARTNER_UNREACHABLE, peer, "was not waited for", stopped);
        }
    }

    private static boolean isTaken(HttpResponse<byte[]> response) {
        return response.statusCode() / 100 == 2 && response.body().length == 0;
    }

    private GatewayFailure failure(Peer peer, IOException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof GatewayFailure ours) {
                return ours;
            }
        }
        return switch (failed) {
            case SSLException refused ->
                fault(FailureCode.PARTNER_NOT_TRUSTED, peer, "and this one do not accept each other's TLS", refused);
            case java.net.http.HttpConnectTimeoutException late ->
                fault(FailureCode.PARTNER_UNREACHABLE, peer, "took no connection in " + limits.connect(), late);
            case HttpTimeoutException late ->
                fault(FailureCode.PARTNER_TIMED_OUT, peer, "did not answer in time", late);
            case java.net.ConnectException nobody ->
                fault(FailureCode.PARTNER_UNREACHABLE, peer, "cannot be reached", nobody);
            default -> fault(FailureCode.PARTNER_BROKE_OFF, peer, "broke off", failed);
        };
    }

    private static void refuseBadStatus(Peer peer, int status) {
        if (status == 200) {
            return;
        }
        String what = "The gateway of " + peer.partner().state() + " answered with HTTP " + status;
        if (status == 413) {
            throw new Refused(FailureCode.PARTNER_REFUSED, what);
        }
        throw new TemporaryFault(FailureCode.PARTNER_UNREACHABLE, what);
    }

    private static TemporaryFault fault(FailureCode code, Peer peer, String what, Throwable cause) {
        return new TemporaryFault(code, "The gateway of " + peer.partner().state() + " " + what, cause);
    }

    private static HttpClient client(SSLContext sessions, As4Limits limits) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(limits.connect())
                .sslContext(sessions)
                .sslParameters(TlsContexts.tls13Only())
                .build();
    }
}
