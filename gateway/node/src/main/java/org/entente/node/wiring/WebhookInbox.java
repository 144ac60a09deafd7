package org.entente.node.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import org.entente.core.delivery.AgencyInbox;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.KillPoint;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.ledger.LedgerEntry;
import org.entente.node.config.WebhookConfig;
import org.entente.trust.keys.TlsContexts;
import org.entente.trust.keys.WebhookKey;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells an agency's own system that a message is there; 2xx means that it has taken it over.
 *
 * <p>The event is thin (CloudEvents 1.0, structured mode): an id and a link, no personal data. It is signed as Standard
 * Webhooks 1.0 says; a repeat carries the same id and body, so that the agency can tell it from a new one. Calls the
 * configured address alone: no redirect, no proxy, and nothing of the answer is read but its status.
 */
final class WebhookInbox implements AgencyInbox, AutoCloseable {

    private final WebhookConfig config;
    private final String state;
    private final WebhookKey key;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http;

    WebhookInbox(WebhookConfig config, SSLContext tls, WebhookKey key, String state, Clock clock) {
        this.config = config;
        this.state = state;
        this.key = key;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls)
                .sslParameters(TlsContexts.tls13Only())
                .connectTimeout(config.connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build();
    }

    @Override
    public Handover deliver(LedgerEntry entry) {
        String id = entry.id().toString();
        byte[] event = event(entry).getBytes(StandardCharsets.UTF_8);
        Instant now = clock.instant();
        HttpRequest request = HttpRequest.newBuilder(config.url())
                .timeout(config.answer())
                .header("Content-Type", "application/cloudevents+json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", key.sign(id, now, event))
                .POST(BodyPublishers.ofByteArray(event))
                .build();
        int status = call(request);
        if (status < 200 || status > 299) {
            throw new TemporaryFault(FailureCode.AGENCY_ANSWERED_BADLY, "It answered with status " + status);
        }
        return Handover.TAKEN;
    }

    private int call(HttpRequest request) {
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            response.body().close(); // unread: an endless body holds nobody up
            KillPoint.K10.passed();
            return response.statusCode();
        } catch (IOException unreachable) {
            throw new TemporaryFault(
                    FailureCode.AGENCY_UNREACHABLE,
                    "No answer over trusted TLS within " + config.answer().toSeconds() + " s",
                    unreachable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new TemporaryFault(FailureCode.AGENCY_UNREACHABLE, "The node is stopping", stopping);
        }
    }

    /** Made of what never changes, so that every try sends the same bytes. */
    private String event(LedgerEntry entry) {
        ObjectNode event = json.createObjectNode();
        event.put("specversion", "1.0");
        event.put("id", entry.id().toString());
        event.put("source", "urn:entente:gateway:" + state);
        event.put("type", "org.entente.message.delivered");
        event.put("time", entry.createdAt().toString());
        event.put("datacontenttype", "application/json");
        ObjectNode data = event.putObject("data");
        data.put("family", entry.family().name());
        data.put("urgency", entry.urgency().name());
        data.put("link", "/v1/inbox/" + entry.id());
        return event.toString();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
