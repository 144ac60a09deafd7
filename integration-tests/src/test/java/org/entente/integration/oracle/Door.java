package org.entente.integration.oracle;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.entente.cli.client.ClientTls;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One door of one node, as somebody with a client certificate sees it; never waits long. */
public final class Door {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI base;
    private final Duration patience;
    private final HttpClient http;

    /**
     * Where it is, and who asks.
     *
     * @param folder holds the caller's {@code <name>.p12}, its {@code passphrase}, and {@code ca.pem}
     */
    public record Key(String url, String folder, String name) {}

    public Door(Key key, Duration patience) {
        Path folder = Path.of(key.folder());
        this.base = URI.create(key.url());
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .sslContext(ClientTls.context(
                        folder.resolve(key.name() + ".p12"), folder.resolve("passphrase"), folder.resolve("ca.pem")))
                .build();
    }

    /** An answer that is none of success, or none at all. */
    public static final class Closed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int status;

        Closed(int status, String words) {
            super(words);
            this.status = status;
        }

        /** 0 when nobody answered. */
        public int status() {
            return status;
        }
    }

    /** Throws {@link Closed} for every answer but 2xx, and for none. */
    public JsonNode get(String path) {
        return JSON.readTree(bytes(path));
    }

    public byte[] bytes(String path) {
        return send(request(path).GET().build());
    }

    public JsonNode post(String path, Map<String, String> headers, BodyPublisher body) {
        HttpRequest.Builder request = request(path).POST(body);
        headers.forEach(request::header);
        return JSON.readTree(send(request.build()));
    }

    public void post(String path) {
        send(request(path).POST(BodyPublishers.noBody()).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(patience).header("Accept", "application/json");
    }

    private byte[] send(HttpRequest request) {
        try {
            var answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 300) {
                throw new Closed(answer.statusCode(), words(answer.statusCode(), answer.body()));
            }
            return answer.body();
        } catch (IOException silent) {
            throw new Closed(0, base + " does not answer: " + silent.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Closed(0, "Interrupted");
        }
    }

    private static String words(int status, byte[] body) {
        try {
            return status + " " + JSON.readTree(body).path("code").asString("without a code");
        } catch (tools.jackson.core.JacksonException notOurs) {
            return status + " and no JSON";
        }
    }
}
