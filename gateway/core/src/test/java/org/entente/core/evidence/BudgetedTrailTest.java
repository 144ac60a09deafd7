package org.entente.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.entente.core.evidence.AuditTrail.Line;
import org.entente.core.evidence.BudgetedTrail.Budget;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.TemporaryFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BudgetedTrailTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Budget THREE = new Budget(3, 10, Duration.ofSeconds(5));

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final List<Line> kept = Collections.synchronizedList(new ArrayList<>());

    @Test
    void writesNoMoreThanItsBudgetAndThenSaysHowManyMoreThereWere() {
        try (var trail = new BudgetedTrail(kept::add, THREE, clock)) {
            refuse(trail, 5);
            assertThat(kept).extracting(Line::what).containsExactly("refused", "refused", "refused");

            now.set(NOON.plusSeconds(60));
            refuse(trail, 1);
        }

        assertThat(kept).hasSize(5).extracting(Line::what).containsOnlyOnce("2 more not recorded");
    }

    @Test
    void saysAtItsEndHowManyMoreThereWere() {
        try (var trail = new BudgetedTrail(kept::add, THREE, clock)) {
            refuse(trail, 7);
        }

        assertThat(kept).hasSize(4);
        assertThat(kept.getLast())
                .isEqualTo(new Line(NOON, DoorName.AS4, "", "4 more not recorded", "refused", Optional.empty()));
    }

    @Test
    void hasABudgetForEachDoorAndOneForOperators() {
        try (var trail = new BudgetedTrail(kept::add, THREE, clock)) {
            refuse(trail, 3);

            trail.write(new Line(NOON, DoorName.REST, "", "refused", "", Optional.of(FailureCode.NOT_FOUND)));
            trail.write(new Line(NOON, DoorName.AS4, "", "looked", "", Optional.empty()));
        }

        assertThat(kept).hasSize(5);
    }

    @Test
    @Timeout(30)
    void holdsUpNoCallerLongerThanItsPatience() throws InterruptedException {
        var isStuck = new CountDownLatch(1);
        AuditTrail stuck = line -> {
            awaitQuietly(isStuck);
            kept.add(line);
        };
        var impatient = new Budget(3, 10, Duration.ofMillis(20));

        try (var trail = new BudgetedTrail(stuck, impatient, clock)) {
            refuse(trail, 3);
            assertThat(kept).isEmpty();
            isStuck.countDown();
        }

        assertThat(kept).extracting(Line::what).containsExactly("refused", "refused", "refused");
    }

    @Test
    void countsWhatTheStoreDoesNotTake() {
        var isDown = new AtomicBoolean(true);
        AuditTrail store = line -> {
            if (isDown.get()) {
                throw new TemporaryFault(FailureCode.STORE_UNAVAILABLE, "Down", new IllegalStateException());
            }
            kept.add(line);
        };

        try (var trail = new BudgetedTrail(store, THREE, clock)) {
            refuse(trail, 2);
            isDown.set(false);
        }

        assertThat(kept).extracting(Line::what).containsExactly("2 more not recorded");
    }

    @Test
    void takesNothingThatWasHandedIn() {
        assertThatThrownBy(() -> new Line(NOON, DoorName.REST, "", "refused", "a <b>", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void refuse(AuditTrail trail, int times) {
        for (int i = 0; i < times; i++) {
            trail.write(new Line(NOON, DoorName.AS4, "QS", "refused", "", Optional.of(FailureCode.BAD_SIGNATURE)));
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        boolean isInterrupted = false;
        boolean isDone = false;
        while (!isDone) {
            try {
                isDone = latch.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException closing) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
