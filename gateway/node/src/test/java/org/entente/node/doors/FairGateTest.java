package org.entente.node.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.TemporaryFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FairGateTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore work = new Semaphore(0, true);
    private final ConcurrentLinkedQueue<String> begun = new ConcurrentLinkedQueue<>();

    @AfterEach
    void letEverybodyGo() {
        work.release(10_000);
        hands.close();
    }

    @Test
    void givesAQuietSenderTheNextPlaceThoughANoisyOneHasWaitedLongerWithFifty() throws Exception {
        var gate = new FairGate(new FairGate.Limits(3, 2, 100, PATIENCE));
        List<Future<?>> noisy = comes(gate, "QS", 50);
        waits(gate, "QS", 48);
        List<Future<?>> other = comes(gate, "QU", 1);
        begins(3);
        List<Future<?>> quiet = comes(gate, "QT", 1);
        waits(gate, "QT", 1);

        work.release(1);
        begins(4);

        assertThat(List.copyOf(begun).subList(3, 4)).containsExactly("QT");
        ends(noisy, quiet, other);
    }

    @Test
    void takesTurnsBetweenSendersThatAllHaveMuch() throws Exception {
        var gate = new FairGate(new FairGate.Limits(3, 2, 100, PATIENCE));
        List<Future<?>> first = comes(gate, "QS", 10);
        waits(gate, "QS", 8);
        List<Future<?>> second = comes(gate, "QT", 10);
        waits(gate, "QT", 9);

        for (int begin = 4; begin <= 13; begin++) {
            work.release(1);
            begins(begin);
        }

        assertThat(List.copyOf(begun).subList(3, 13).stream().filter("QS"::equals))
                .hasSizeBetween(4, 6);
        ends(first, second);
    }

    @Test
    void neverLetsOneSenderHoldAllPlaces() throws Exception {
        var gate = new FairGate(new FairGate.Limits(4, 3, 100, PATIENCE));
        List<Future<?>> slow = comes(gate, "QS", 10);
        waits(gate, "QS", 7);

        List<Future<?>> other = comes(gate, "QT", 1);
        begins(4);

        assertThat(begun).containsOnlyOnce("QT");
        ends(slow, other);
    }

    @Test
    void turnsAwayWhoWaitsInTooLongALineAndSaysWhenToComeBack() throws Exception {
        var gate = new FairGate(new FairGate.Limits(2, 1, 3, PATIENCE));
        List<Future<?>> line = comes(gate, "QS", 4);
        waits(gate, "QS", 3);

        TemporaryFault away = catchThrowableOfType(TemporaryFault.class, () -> gate.through("QS", () -> "never"));

        assertThat(away.code()).isEqualTo(FailureCode.TOO_MANY);
        assertThat(away.pause()).contains(Duration.ofSeconds(1));
        ends(line);
    }

    @Test
    void turnsAwayWhoWaitsTooLongAndForgetsIt() throws Exception {
        var gate = new FairGate(new FairGate.Limits(2, 1, 3, Duration.ofMillis(20)));
        List<Future<?>> holder = comes(gate, "QS", 1);
        begins(1);

        TemporaryFault away = catchThrowableOfType(TemporaryFault.class, () -> gate.through("QS", () -> "never"));

        assertThat(away.code()).isEqualTo(FailureCode.TOO_MANY);
        assertThat(gate.waiting("QS")).isZero();
        ends(holder);
        assertThat(gate.through("QS", () -> "again")).isEqualTo("again");
    }

    @Test
    void freesThePlaceOfWorkThatFails() {
        var gate = new FairGate(new FairGate.Limits(2, 1, 0, PATIENCE));

        for (int i = 0; i < 3; i++) {
            assertThat(catchThrowableOfType(
                            IllegalStateException.class,
                            () -> gate.through("QS", () -> {
                                throw new IllegalStateException("broken");
                            })))
                    .isNotNull();
        }

        assertThat(gate.through("QS", () -> "well")).isEqualTo("well");
    }

    @Test
    void neverWorksOnMoreThanItHasPlacesFor() throws Exception {
        var gate = new FairGate(new FairGate.Limits(4, 3, 1000, PATIENCE));
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var inside = new Semaphore(-1);
        var all = new ArrayList<Future<?>>();
        for (int i = 0; i < 600; i++) {
            String sender = "Q" + (char) ('A' + i % 5);
            all.add(hands.submit(() -> gate.through(sender, () -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                waitsForASecond(inside);
                return now.decrementAndGet();
            })));
        }

        ends(all);

        assertThat(most.get()).isBetween(2, 4);
        assertThat(now).hasValue(0);
    }

    /** Returns once two have come; {@code inside} begins one short of none. */
    private static void waitsForASecond(Semaphore inside) {
        inside.release();
        inside.acquireUninterruptibly();
        inside.release();
    }

    private List<Future<?>> comes(FairGate gate, String sender, int times) throws InterruptedException {
        var all = new ArrayList<Future<?>>();
        var here = new CountDownLatch(times);
        for (int i = 0; i < times; i++) {
            all.add(hands.submit(() -> {
                here.countDown();
                return gate.through(sender, () -> {
                    begun.add(sender);
                    work.acquireUninterruptibly();
                    return sender;
                });
            }));
        }
        assertThat(here.await(20, TimeUnit.SECONDS)).isTrue();
        return all;
    }

    private static void waits(FairGate gate, String sender, int number) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (gate.waiting(sender) != number && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(gate.waiting(sender)).isEqualTo(number);
    }

    private void begins(int number) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (begun.size() < number && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(begun).hasSizeGreaterThanOrEqualTo(number);
    }

    @SafeVarargs
    private void ends(List<Future<?>>... all) throws InterruptedException, ExecutionException, TimeoutException {
        work.release(1000);
        for (List<Future<?>> some : all) {
            for (Future<?> one : some) {
                one.get(20, TimeUnit.SECONDS);
            }
        }
    }
}
