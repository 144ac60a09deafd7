package org.entente.node.wiring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import org.entente.core.delivery.AgencyInbox;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.KillPoint;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.ledger.LedgerEntry;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells an agency's own system that a message is there; 2xx means that it has taken it over.
 *
 * <p>The event is thin (CloudEvents 1.0, structured mode): an id and a link, no personal data. A repeat carries the
 * same event id, so that the agency can tell it from a new one.
 */
final class WebhookInbox implements AgencyInbox {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final URI url;
    private final String state;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    WebhookInbox(URI url, String state, Clock clock) {
        this.url = url;
        this.state = state;
        this.clock = clock;
    }

    @Override
    public Handover deliver(LedgerEntry entry) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/cloudevents+json")
                .header("webhook-id", entry.id().toString())
                .header("webhook-timestamp", Long.toString(clock.instant().getEpochSecond()))
                .POST(BodyPublishers.ofString(event(entry)))
                .build();
        int status = call(request);
        if (status < 200 || status > 299) {
            throw new TemporaryFault(FailureCode.AGENCY_ANSWERED_BADLY, "It answered with status " + status);
        }
        return Handover.TAKEN;
    }

    private int call(HttpRequest request) {
        try {
            HttpResponse<Void> response = http.send(request, BodyHandlers.discarding());
            KillPoint.K10.passed();
            return response.statusCode();
        } catch (IOException unreachable) {
            throw new TemporaryFault(
                    FailureCode.AGENCY_UNREACHABLE, "No answer within " + TIMEOUT.toSeconds() + " s", unreachable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new TemporaryFault(FailureCode.AGENCY_UNREACHABLE, "The node is stopping", stopping);
        }
    }

    private String event(LedgerEntry entry) {
        ObjectNode event = json.createObjectNode();
        event.put("specversion", "1.0");
        event.put("id", entry.id().toString());
        event.put("source", "urn:entente:gateway:" + state);
        event.put("type", "org.entente.message.delivered");
        event.put("time", clock.instant().toString());
        ObjectNode data = event.putObject("data");
        data.put("family", entry.family().name());
        data.put("urgency", entry.urgency().name());
        data.put("link", "/v1/inbox/" + entry.id());
        return event.toString();
    }
}
