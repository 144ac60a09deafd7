package org.entente.cli.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.entente.cli.client.AgencyClient;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.ExitCode;

/** The sending agency: clients that hand in one alert after the other, with so many on the way at most. */
final class Load implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AgencyClient sender;
    private final Alert alert;
    private final int clients;
    private final int onTheWay;
    private final Semaphore places;
    private final AtomicLong numbers = new AtomicLong();
    private final Arrivals arrivals = new Arrivals();
    private final Drain drain;

    /** How many clients hand in, and how many messages may be on the way between them and the other agency. */
    Load(AgencyClient sender, AgencyClient receiver, Alert alert, int clients, int onTheWay) {
        this.sender = sender;
        this.alert = alert;
        this.clients = clients;
        this.onTheWay = onTheWay;
        this.places = new Semaphore(onTheWay);
        this.drain = new Drain(receiver, arrivals, places::release);
        drain.start();
    }

    Arrivals arrivals() {
        return arrivals;
    }

    /** One after the other, each handed in when the one before has arrived. */
    Phase oneByOne(int count) {
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            handIn();
            awaitAll();
        }
        return new Phase(begin, System.nanoTime());
    }

    /** All clients at once for a while; returns when all that was accepted has arrived. */
    Phase together(Duration howLong) {
        long begin = System.nanoTime();
        long end = begin + howLong.toNanos();
        BooleanSupplier isTime = () -> System.nanoTime() < end;
        try (ExecutorService hands = Executors.newFixedThreadPool(clients)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(hands.submit(() -> handInWhile(isTime)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new ClientFault(ExitCode.FAILED, "A client failed: " + failed.getCause(), failed);
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
        awaitAll();
        return new Phase(begin, end);
    }

    /** A stretch of time in nanoseconds of this process's clock; what began in it belongs to it. */
    record Phase(long begin, long end) {

        boolean holds(long nanos) {
            return nanos >= begin && nanos < end;
        }

        double seconds() {
            return (end - begin) / 1e9;
        }
    }

    private void handInWhile(BooleanSupplier isTime) {
        while (isTime.getAsBoolean()) {
            handIn();
        }
    }

    private void handIn() {
        acquire(1);
        long number = numbers.incrementAndGet();
        var body = alert.body(number);
        long begun = System.nanoTime();
        String id = sender.submit(UUID.randomUUID().toString(), body);
        arrivals.sent(id, new Arrivals.Sent(Alert.numbered(number), begun, System.nanoTime()));
    }

    private void awaitAll() {
        acquire(onTheWay);
        places.release(onTheWay);
    }

    private void acquire(int count) {
        try {
            if (!places.tryAcquire(count, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                String last = drain.trouble()
                        .map(said -> " Last trouble at the inbox: " + said)
                        .orElse("");
                throw new ClientFault(
                        ExitCode.FAILED,
                        "After " + PATIENCE.toSeconds() + " s not all messages have arrived: " + arrivals.count()
                                + " at " + Instant.now() + "." + last);
            }
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    private static ClientFault interrupted(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new ClientFault(ExitCode.FAILED, "Interrupted", stopped);
    }

    @Override
    public void close() {
        drain.close();
    }
}
