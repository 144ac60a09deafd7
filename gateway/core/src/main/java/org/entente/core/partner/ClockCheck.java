package org.entente.core.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.TemporaryFault;

/**
 * Whether this node's clock may be believed, by the time that partners sign into receipts they have just made.
 *
 * <p>One receipt that looks wrong raises a doubt and no more: it may be an old one, given again, or its maker's clock
 * may be the wrong one. Only fresh receipts judge, and not a minority of them. While the clock is wrong the node takes
 * nothing and sends nothing, since all that it signs would be dated wrongly.
 */
public final class ClockCheck {

    private final Duration tolerance;
    private final AtomicBoolean doubt = new AtomicBoolean();
    private final AtomicLong wrongBySeconds = new AtomicLong();

    /** Takes by how much partners' clocks may differ from this one. */
    public ClockCheck(Duration tolerance) {
        this.tolerance = tolerance;
    }

    /** Two times that should be the same: a partner's and this node's, or what two clocks of this node counted. */
    public void compare(Instant theirs, Instant ours) {
        if (isTooFar(Duration.between(ours, theirs))) {
            doubt.set(true);
        }
    }

    /** Whether partners must be asked. */
    public boolean isInDoubt() {
        return doubt.get();
    }

    /**
     * Takes by how much the clocks of partners, who were just asked, are ahead of this one.
     *
     * <p>Nobody's answer changes nothing: the verdict and the doubt stay.
     */
    public void judge(List<Duration> ahead) {
        Optional<Duration> middle = ahead.stream()
                .sorted(Comparator.comparing(Duration::abs))
                .skip(Math.max(0, (ahead.size() - 1) / 2))
                .findFirst();
        middle.ifPresent(difference -> {
            boolean isWrong = isTooFar(difference);
            wrongBySeconds.set(isWrong ? difference.toSeconds() : 0);
            doubt.set(isWrong);
        });
    }

    /** Throws {@link TemporaryFault} CLOCK_WRONG while this node's clock is not to be believed. */
    public void require() {
        long seconds = wrongBySeconds.get();
        if (seconds != 0) {
            throw new TemporaryFault(
                    FailureCode.CLOCK_WRONG, "It is " + Math.abs(seconds) + " s " + (seconds < 0 ? "ahead" : "behind"));
        }
    }

    private boolean isTooFar(Duration difference) {
        return difference.abs().compareTo(tolerance) > 0;
    }
}
