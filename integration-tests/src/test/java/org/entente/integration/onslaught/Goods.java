package org.entente.integration.onslaught;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.partner.Partner.Suite;
import org.entente.node.bench.BenchRooms;
import org.entente.node.bench.Sending;

/** One good message every second, sealed, pushed and receipted. */
final class Goods implements AutoCloseable {

    private final Sending sending;
    private final List<Long> millis = Collections.synchronizedList(new ArrayList<>());
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<ScheduledFuture<?>> rounds = new ArrayList<>();

    Goods(BenchRooms sender) {
        this.sending = new Sending(
                sender, Suite.EDELIVERY_2, Sending.payload("<Alert>Utopia</Alert>".getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends some first, so that what is measured is not the start of two processes. */
    void begin(int warmUp) {
        for (int i = 0; i < warmUp; i++) {
            sending.fire();
        }
        rounds.add(clock.scheduleAtFixedRate(this::send, 0, 1, TimeUnit.SECONDS));
    }

    List<Long> millis() {
        return List.copyOf(millis);
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    private void send() {
        long begin = System.nanoTime();
        try {
            sending.fire();
            millis.add(Duration.ofNanos(System.nanoTime() - begin).toMillis());
        } catch (GatewayFailure failure) {
            failures.add(failure.code() + ": " + failure.detail());
        }
    }

    @Override
    public void close() {
        rounds.forEach(round -> round.cancel(true));
        clock.shutdownNow();
        sending.close();
    }
}
