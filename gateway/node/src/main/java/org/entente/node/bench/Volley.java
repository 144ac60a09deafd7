package org.entente.node.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.entente.core.failure.GatewayFailure;

/** Several clients that send one message after another for a while; how long each took, and what failed. */
record Volley(int clients, Duration time) {

    private record Client(List<Long> micros, int failed, Optional<String> failure) {}

    /** Returns when every client has ended its last message: {@code done, failed, millis, micros}. */
    WireLine fire(Shot shot) {
        long begin = System.nanoTime();
        long deadline = begin + time.toNanos();
        List<Client> all = together(shot, deadline);
        long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        List<Long> micros =
                all.stream().flatMap(client -> client.micros().stream()).toList();
        int failed = all.stream().mapToInt(Client::failed).sum();
        return new WireLine(
                "fired",
                Map.of(
                        "done", String.valueOf(micros.size()),
                        "failed", String.valueOf(failed),
                        "failure",
                                all.stream()
                                        .flatMap(client -> client.failure().stream())
                                        .findFirst()
                                        .orElse(""),
                        "millis", String.valueOf(millis),
                        "micros", micros.stream().map(String::valueOf).collect(Collectors.joining(","))));
    }

    private List<Client> together(Shot shot, long deadline) {
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Client>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(() -> client(shot, deadline)));
            }
            List<Client> done = new ArrayList<>();
            for (Future<Client> one : running) {
                done.add(one.get());
            }
            return done;
        } catch (ExecutionException broken) {
            throw new IllegalStateException("A client of the bench broke", broken.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static Client client(Shot shot, long deadline) {
        List<Long> micros = new ArrayList<>();
        int failed = 0;
        Optional<String> failure = Optional.empty();
        do {
            long begin = System.nanoTime();
            try {
                shot.fire();
                micros.add((System.nanoTime() - begin) / 1000);
            } catch (GatewayFailure refused) {
                failed++;
                failure = Optional.of(refused.code() + ": " + refused.detail());
            }
        } while (System.nanoTime() < deadline);
        return new Client(micros, failed, failure);
    }
}
