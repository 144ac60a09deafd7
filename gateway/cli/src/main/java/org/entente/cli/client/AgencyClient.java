package org.entente.cli.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One agency at its gateway's REST door. Refusals come back as {@link ClientFault} in the gateway's own words. */
public final class AgencyClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final URI base;
    private final HttpClient http;
    private final JsonMapper json = JsonMapper.builder().build();

    /** Takes the door's address, for example {@code https://localhost:7101}. */
    public AgencyClient(URI base, SSLContext tls) {
        this.base = base;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .sslContext(tls)
                .build();
    }

    /** Hands a message in; returns its id. */
    public String submit(String idempotencyKey, MultipartBody body) {
        HttpRequest request = request("/v1/messages")
                .header("Content-Type", body.contentType())
                .header("Idempotency-Key", idempotencyKey)
                .POST(body.publisher())
                .build();
        return read(send(request)).path("id").asString("");
    }

    public JsonNode message(String id) {
        return get("/v1/messages/" + id);
    }

    public JsonNode messages() {
        return get("/v1/messages");
    }

    public JsonNode losses(String id) {
        return get("/v1/messages/" + id + "/losses");
    }

    /** Ids of the messages that lie in the inbox. */
    public List<String> inbox() {
        JsonNode list = get("/v1/inbox");
        var ids = new ArrayList<String>();
        list.path("messages").forEach(line -> ids.add(line.path("id").asString("")));
        return ids;
    }

    public JsonNode inboxMessage(String id) {
        return get("/v1/inbox/" + id);
    }

    /** The bytes of one part, for example the document in the agency's own format. */
    public byte[] part(String id, int number) {
        return send(request("/v1/inbox/" + id + "/parts/" + number).GET().build());
    }

    public void confirm(String id) {
        send(request("/v1/inbox/" + id + "/confirm")
                .POST(BodyPublishers.noBody())
                .build());
    }

    /** Any path of this door as JSON. */
    public JsonNode get(String path) {
        return read(send(request(path).GET().build()));
    }

    /** Asks the door to do something; its answer as JSON. */
    public JsonNode post(String path) {
        return read(send(request(path).POST(BodyPublishers.noBody()).build()));
    }

    /** Hands the door something in JSON; its answer as JSON. */
    public JsonNode post(String path, JsonNode body) {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build();
        return read(send(request));
    }

    /** Any path of this door as the text that it is. */
    public String text(String path) {
        return new String(send(request(path).GET().build()), StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).header("Accept", "application/json");
    }

    private byte[] send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() >= 400) {
                throw refusal(response);
            }
            return response.body();
        } catch (IOException unreachable) {
            throw new ClientFault(ExitCode.UNREACHABLE, "The gateway at " + base + " cannot be reached", unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ClientFault(ExitCode.FAILED, "Interrupted", stopped);
        }
    }

    private ClientFault refusal(HttpResponse<byte[]> response) {
        JsonNode problem = read(response.body());
        ExitCode exit = switch (response.statusCode()) {
            case 404 -> ExitCode.NOT_FOUND;
            case 503 -> ExitCode.UNREACHABLE;
            default -> ExitCode.REFUSED;
        };
        String sentence = "%s %s (%s) %s"
                .formatted(
                        problem.path("title").asString("Refused with " + response.statusCode()),
                        problem.path("detail").asString(""),
                        problem.path("code").asString(""),
                        problem.path("whatToDo").asString(""));
        return new ClientFault(exit, sentence.strip());
    }

    private JsonNode read(byte[] bytes) {
        return bytes.length == 0 ? json.createObjectNode() : json.readTree(bytes);
    }
}
