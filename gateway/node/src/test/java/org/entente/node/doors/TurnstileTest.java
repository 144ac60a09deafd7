package org.entente.node.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.message.Lane;
import org.junit.jupiter.api.Test;

class TurnstileTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Turnstile turnstile = new Turnstile(new Turnstile.Quota(2, 3), () -> {}, new Hands(nanos));

    /** A clock whose hands the test moves. */
    private record Hands(AtomicLong nanos) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    @Test
    void letsSoManyThroughAtOnceAndSaysHowLongToWait() {
        passes("QN/FIU", Lane.ROUTINE, 3);

        TemporaryFault fault = refused("QN/FIU", Lane.ROUTINE);

        assertThat(fault.code()).isEqualTo(FailureCode.TOO_MANY);
        assertThat(fault.pause()).contains(Duration.ofMillis(500));
    }

    @Test
    void letsTheNextThroughAfterThePause() {
        passes("QN/FIU", Lane.ROUTINE, 3);

        nanos.addAndGet(Duration.ofMillis(500).toNanos());

        passes("QN/FIU", Lane.ROUTINE, 1);
        assertThat(refused("QN/FIU", Lane.ROUTINE).code()).isEqualTo(FailureCode.TOO_MANY);
    }

    @Test
    void countsNeitherOtherSendersNorTheUrgentLane() {
        passes("QN/FIU", Lane.ROUTINE, 3);

        passes("QN/FIU", Lane.URGENT, 3);
        passes("QN/POLICE", Lane.ROUTINE, 3);
    }

    @Test
    void letsNobodyThroughWhereTheDiskIsNearlyFull() {
        var full = new TemporaryFault(FailureCode.DISK_NEARLY_FULL, "Less than 256 MiB are free on a disk");
        var closed = new Turnstile(new Turnstile.Quota(2, 3), () -> {
            throw full;
        });

        assertThat(catchThrowableOfType(TemporaryFault.class, () -> closed.pass("QN/FIU", Lane.URGENT)))
                .isSameAs(full);
    }

    private void passes(String sender, Lane lane, int times) {
        for (int i = 0; i < times; i++) {
            assertThatNoException().isThrownBy(() -> turnstile.pass(sender, lane));
        }
    }

    private TemporaryFault refused(String sender, Lane lane) {
        TemporaryFault fault = catchThrowableOfType(TemporaryFault.class, () -> turnstile.pass(sender, lane));
        assertThat(fault).isNotNull();
        return fault;
    }
}
