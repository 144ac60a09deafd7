package org.entente.integration.badline;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.entente.cli.client.AgencyClient;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.MultipartBody;
import org.entente.cli.demo.Sample;
import org.entente.cli.demo.Samples;

/** Norland's police, which hands in alerts at an even pace, every other one FLASH. */
final class Alerts implements AutoCloseable {

    private static final int HANDS = 32;
    private static final int TRIES = 5;
    private static final int PATIENCE_SECONDS = 600;
    private static final String WORDS_IN_THE_SAMPLE = "Boards in two hours";

    private final AgencyClient police;
    private final byte[] flash;
    private final byte[] routine;
    private final String document;
    private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore free = new Semaphore(HANDS);
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    Alerts(AgencyClient police, Instant now) {
        Sample sample = Samples.all().stream()
                .filter(one -> one.files().name().equals("flash-alert"))
                .findFirst()
                .orElseThrow();
        String cover = new String(sample.cover(now), StandardCharsets.UTF_8);
        this.police = police;
        this.flash = cover.getBytes(StandardCharsets.UTF_8);
        this.routine = cover.replace("\"FLASH\"", "\"ROUTINE\"")
                .replaceFirst("\"urgencyReason\"\\s*:\\s*\"[^\"]*\",?", "")
                .getBytes(StandardCharsets.UTF_8);
        this.document = new String(sample.document(), StandardCharsets.UTF_8);
    }

    /**
     * Hands in {@code rate} alerts each second for {@code time}, fewer where the gateway does not take them so fast;
     * returns when all were answered.
     */
    void handIn(int rate, Duration time) throws InterruptedException {
        long pause = TimeUnit.SECONDS.toNanos(1) / rate;
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        for (long number = 0; begin + number * pause < end && System.nanoTime() < end; number++) {
            LockSupport.parkNanos(begin + number * pause - System.nanoTime());
            free.acquire();
            long next = number;
            hands.execute(() -> handIn(next));
        }
        if (!free.tryAcquire(HANDS, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Alerts were not taken within " + PATIENCE_SECONDS + " s");
        }
        free.release(HANDS);
    }

    long accepted() {
        return accepted.get();
    }

    long refused() {
        return refused.get();
    }

    private void handIn(long number) {
        try {
            tried(number);
        } finally {
            free.release();
        }
    }

    /** Under the same key again and again, as an agency should, where its gateway is too busy to answer. */
    private void tried(long number) {
        for (int left = TRIES; left > 0; left--) {
            try {
                police.submit("bad-line-" + number, body(number));
                accepted.incrementAndGet();
                return;
            } catch (ClientFault notTaken) {
                System.err.println("entente: an alert was not taken: " + notTaken.getMessage());
            }
        }
        refused.incrementAndGet();
    }

    private MultipartBody body(long number) {
        String text = document.replace(WORDS_IN_THE_SAMPLE, "Alert number " + number);
        return new MultipartBody("entente-" + number)
                .add("cover", "cover.json", "application/json", number % 2 == 0 ? flash : routine)
                .add("document", "alert.json", "application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        hands.shutdownNow();
    }
}
