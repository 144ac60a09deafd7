package org.entente.as4.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.entente.as4.receipt.SignalReader;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.KillPoint;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.message.StateCode;
import org.entente.core.sealing.PartnerLink;
import org.entente.core.sealing.Payload;
import org.entente.core.sealing.WireMessage;
import org.entente.core.xml.SafeXml;
import org.entente.trust.keys.NodeKeys;
import org.entente.trust.keys.TlsContexts;

/** Pushes over mutual TLS 1.3, payloads encrypted on the way out; comes back with a receipt that fits, or not at all. */
public final class As4Link implements PartnerLink {

    private static final int LARGEST_ANSWER = 256 * 1024;

    private final Map<StateCode, HttpClient> clients;
    private final NodeKeys keys;
    private final SignalReader signals;
    private final Duration answerTime;
    private final Clock clock;

    /** Takes how long the partner may take to answer one push. */
    public As4Link(Peers peers, NodeKeys keys, TlsContexts tls, SafeXml xml, Duration answerTime, Clock clock) {
        this.clients = peers.byState().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        peer -> HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .followRedirects(HttpClient.Redirect.NEVER)
                                .connectTimeout(Duration.ofSeconds(5))
                                .sslContext(tls.toPartner(peer.getValue().certificates()))
                                .build()));
        this.keys = keys;
        this.signals = new SignalReader(xml);
        this.answerTime = answerTime;
        this.clock = clock;
    }

    @Override
    public WireReceipt push(WireMessage message) {
        if (!(message instanceof SealedMessage sealed)) {
            throw new IllegalArgumentException("Not sealed by this room");
        }
        byte[] answer = send(sealed);
        signals.requireReceipt(
                answer,
                new SignalReader.Expected(sealed.wireId(), sealed.signed().references()),
                sealed.peer().partner().suite(),
                sealed.peer().certificates());
        return new WireReceipt(clock.instant(), answer);
    }

    private byte[] send(SealedMessage sealed) {
        String boundary = "entente-" + sealed.wireId().substring(0, 36);
        HttpRequest request = HttpRequest.newBuilder(sealed.peer().partner().endpoint())
                .timeout(answerTime)
                .header("Content-Type", Multipart.contentType(boundary))
                .POST(BodyPublishers.ofInputStream(() -> body(sealed, boundary)))
                .build();
        try {
            HttpResponse<InputStream> response = client(sealed).send(request, BodyHandlers.ofInputStream());
            KillPoint.K15.passed();
            return answer(response);
        } catch (ConnectException | HttpConnectTimeoutException unreachable) {
            throw fault(FailureCode.PARTNER_UNREACHABLE, "No connection to its gateway", unreachable);
        } catch (HttpTimeoutException slow) {
            throw fault(FailureCode.PARTNER_TIMED_OUT, "No answer within " + answerTime.toSeconds() + " s", slow);
        } catch (SSLException untrusted) {
            throw fault(FailureCode.PARTNER_NOT_TRUSTED, "TLS was not agreed", untrusted);
        } catch (IOException broken) {
            throw fault(FailureCode.PARTNER_TIMED_OUT, "The connection broke", broken);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw fault(FailureCode.PARTNER_TIMED_OUT, "This node is stopping", stopping);
        }
    }

    private HttpClient client(SealedMessage sealed) {
        HttpClient client = clients.get(sealed.peer().partner().state());
        if (client == null) {
            throw new IllegalStateException(
                    "No client for " + sealed.peer().partner().state());
        }
        return client;
    }

    private static byte[] answer(HttpResponse<InputStream> response) throws IOException {
        try (InputStream in = response.body()) {
            byte[] bytes = in.readNBytes(LARGEST_ANSWER);
            if (response.statusCode() >= 500 || bytes.length == 0) {
                throw new TemporaryFault(
                        FailureCode.PARTNER_TIMED_OUT, "It answered with status " + response.statusCode());
            }
            return bytes;
        }
    }

    private InputStream body(SealedMessage sealed, String boundary) {
        var body = new Multipart(boundary, sealed.signed().envelope());
        var attachments = sealed.signed().references().stream()
                .filter(reference -> reference.uri().startsWith("cid:"))
                .toList();
        for (int i = 0; i < attachments.size(); i++) {
            Payload payload = sealed.payloads().get(i);
            body.add(
                    "application/octet-stream",
                    attachments.get(i).uri().substring(4),
                    () -> keys.streams().encrypting(sealed.contentKey(), Compressed.stream(payload)));
        }
        return body.stream();
    }

    private static TemporaryFault fault(FailureCode code, String detail, Exception cause) {
        return new TemporaryFault(code, detail, cause);
    }
}
