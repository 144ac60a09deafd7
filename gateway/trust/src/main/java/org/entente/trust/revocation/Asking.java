package org.entente.trust.revocation;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches from one address within a time and a size, following no redirect and asking no proxy. */
final class Asking implements AutoCloseable {

    private static final int OK = 200;

    private final HttpClient client;
    private final Duration timeout;

    Asking(Duration timeout) {
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(timeout)
                .build();
    }

    /** The responder's answer; empty when it was dead, slow, too long or unwilling. */
    Optional<byte[]> post(URI responder, byte[] question, int largest) throws InterruptedException {
        return fetch(
                HttpRequest.newBuilder(responder)
                        .header("Content-Type", "application/ocsp-request")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(question)),
                largest);
    }

    /** The list; empty when there was none in time. */
    Optional<byte[]> get(URI list, int largest) throws InterruptedException {
        return fetch(HttpRequest.newBuilder(list).GET(), largest);
    }

    /** The timeout of a request ends with its header, so that of the whole is kept here. */
    private Optional<byte[]> fetch(HttpRequest.Builder request, int largest) throws InterruptedException {
        var whole = client.sendAsync(
                request.timeout(timeout).build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), largest));
        try {
            HttpResponse<byte[]> answer = whole.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return answer.statusCode() == OK ? Optional.of(answer.body()) : Optional.empty();
        } catch (ExecutionException | TimeoutException unanswered) {
            whole.cancel(true);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
