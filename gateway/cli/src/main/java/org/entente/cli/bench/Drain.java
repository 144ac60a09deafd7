package org.entente.cli.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.entente.cli.client.AgencyClient;
import org.entente.cli.client.ClientFault;

/** The receiving agency: looks into its inbox, fetches and confirms all that lies there, and looks again at once. */
final class Drain implements AutoCloseable {

    private static final int FETCHERS = 4;
    private static final int PAGE = 200;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private final AgencyClient receiver;
    private final Arrivals arrivals;
    private final Runnable onArrival;
    private final ExecutorService fetchers = Executors.newFixedThreadPool(FETCHERS);
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();
    private final List<ScheduledFuture<?>> rounds = new ArrayList<>();
    private volatile Optional<String> trouble = Optional.empty();

    Drain(AgencyClient receiver, Arrivals arrivals, Runnable onArrival) {
        this.receiver = receiver;
        this.arrivals = arrivals;
        this.onArrival = onArrival;
    }

    void start() {
        rounds.add(clockwork.scheduleWithFixedDelay(this::round, 0, LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** What the receiving agency last failed with. */
    Optional<String> trouble() {
        return trouble;
    }

    private void round() {
        try {
            while (takeAll() > 0) {
                Thread.onSpinWait();
            }
        } catch (ClientFault refused) {
            trouble = Optional.of(String.valueOf(refused.getMessage()));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private int takeAll() throws InterruptedException {
        List<String> ids = new ArrayList<>();
        receiver.get("/v1/inbox?limit=" + PAGE)
                .path("messages")
                .forEach(line -> ids.add(line.path("id").asString("")));
        long listed = System.nanoTime();
        List<Future<?>> taking = new ArrayList<>();
        for (String id : ids) {
            if (arrivals.isNew(id)) {
                taking.add(fetchers.submit(() -> take(id, listed)));
            }
        }
        for (Future<?> one : taking) {
            try {
                one.get();
            } catch (ExecutionException failed) {
                trouble = Optional.of(String.valueOf(failed.getCause()));
            }
        }
        return taking.size();
    }

    private void take(String id, long listed) {
        String document = new String(receiver.part(id, 1), StandardCharsets.UTF_8);
        receiver.confirm(id);
        String number = Arrivals.numberIn(document).orElse("none");
        arrivals.arrived(id, new Arrivals.Arrived(number, listed, System.nanoTime()));
        onArrival.run();
    }

    @Override
    public void close() {
        rounds.forEach(round -> round.cancel(true));
        clockwork.shutdownNow();
        fetchers.shutdownNow();
    }
}
