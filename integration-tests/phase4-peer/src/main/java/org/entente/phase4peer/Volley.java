package org.entente.phase4peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Has several clients send one message after another for a while; what counts is a receipt that phase4 verified. */
final class Volley {

    private final Outbox outbox;
    private final Line terms;
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicReference<String> failure = new AtomicReference<>("");

    /** Takes what the peer was started with; {@code to} is the port of whoever receives. */
    Volley(Outbox outbox, Line terms) {
        this.outbox = outbox;
        this.terms = terms;
    }

    /** Takes {@code profile, file, clients, millis}; answers {@code done, failed, failure, millis, micros}. */
    Line fire(Line order) throws IOException {
        byte[] content = Files.readAllBytes(Path.of(order.get("file")));
        Terms profile = Terms.ofProfile(order.get("profile"));
        long begin = System.nanoTime();
        long deadline =
                begin + Duration.ofMillis(Long.parseLong(order.get("millis"))).toNanos();
        List<Long> micros = together(Integer.parseInt(order.get("clients")), profile, content, deadline);
        long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        return new Line(
                "fired",
                Map.of(
                        "done", String.valueOf(micros.size()),
                        "failed", String.valueOf(failed.get()),
                        "failure", failure.get(),
                        "millis", String.valueOf(millis),
                        "micros", micros.stream().map(String::valueOf).collect(Collectors.joining(","))));
    }

    private List<Long> together(int clients, Terms profile, byte[] content, long deadline) {
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<List<Long>>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(() -> client(profile, content, deadline)));
            }
            List<Long> micros = new ArrayList<>();
            for (Future<List<Long>> one : running) {
                micros.addAll(one.get());
            }
            return micros;
        } catch (ExecutionException broken) {
            throw new IllegalStateException("A client broke", broken.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private List<Long> client(Terms profile, byte[] content, long deadline) throws GeneralSecurityException {
        List<Long> micros = new ArrayList<>();
        do {
            long begin = System.nanoTime();
            Line answer = sent(profile, content);
            if (answer.find("result").equals(java.util.Optional.of("SUCCESS"))
                    && answer.find("references").equals(java.util.Optional.of("fit"))) {
                micros.add((System.nanoTime() - begin) / 1000);
            } else {
                failed.incrementAndGet();
                failure.set(answer.text());
            }
        } while (System.nanoTime() < deadline);
        return micros;
    }

    private Line sent(Terms profile, byte[] content) throws GeneralSecurityException {
        try {
            return outbox.send(order(profile), content);
        } catch (IOException notSent) {
            return new Line("sent", Map.of("result", notSent.toString()));
        }
    }

    private Line order(Terms profile) {
        UUID id = UUID.randomUUID();
        Map<String, String> order = new LinkedHashMap<>();
        order.put("terms", profile.name());
        order.put("agreement", terms.get(profile.name()));
        order.put("endpoint", "https://localhost:" + terms.get("to") + "/" + profile.name());
        order.put("id", id + "@phase4.example");
        order.put("conversation", id.toString());
        order.put("service", "urn:entente:family");
        order.put("action", "alert/v1");
        order.put("from", terms.get("own"));
        order.put("to", terms.get("other"));
        order.put("sender", terms.get("own") + "/FIU");
        order.put("recipient", terms.get("other") + "/FIU");
        order.put("urgency", "ROUTINE");
        return new Line("send", order);
    }
}
