package org.entente.core.failure;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Ends a node that can no longer keep what it promises, and lets nothing new in from that moment on.
 *
 * <p>After a failed fsync nobody knows what is on the disk, and asking again would be answered yes: the kernel has
 * dropped the pages (PostgreSQL wiki, "Fsync Errors"). So nothing is tried again; the next start reads what is there.
 */
public final class FailStop {

    private final AtomicBoolean isEnding = new AtomicBoolean();
    private final Consumer<String> end;

    /** Takes what ends the node, called once, with the reason; it must not wait for the caller. */
    public FailStop(Consumer<String> end) {
        this.end = end;
    }

    /** Ends the node; the failure is for whoever waits for an answer. */
    public TemporaryFault because(String sentence, Throwable cause) {
        stop(sentence);
        return new TemporaryFault(FailureCode.STORE_UNAVAILABLE, sentence, cause);
    }

    /** Ends the node. */
    public void stop(String sentence) {
        if (!isEnding.getAndSet(true)) {
            end.accept(sentence);
        }
    }

    /** Throws {@link TemporaryFault} STORE_UNAVAILABLE once the node is ending. */
    public void requireGoing() {
        if (isEnding.get()) {
            throw new TemporaryFault(FailureCode.STORE_UNAVAILABLE, "The node is stopping");
        }
    }
}
