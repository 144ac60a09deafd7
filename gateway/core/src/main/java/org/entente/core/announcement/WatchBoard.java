package org.entente.core.announcement;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.entente.core.message.MessageId;

/**
 * The watchers of this node alone. It reaches no other node.
 *
 * <p>It holds as many watches as doors have callers standing, whose number the doors limit.
 */
public final class WatchBoard implements Announcements {

    private final Map<MessageId, Set<Ear>> ears = new ConcurrentHashMap<>();

    @Override
    public void publish(Announcement moved) {
        ears.getOrDefault(moved.message(), Set.of()).forEach(Ear::hear);
    }

    @Override
    public Watch watch(MessageId message) {
        Ear ear = new Ear(message);
        ears.compute(message, (id, others) -> {
            Set<Ear> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(ear);
            return all;
        });
        return ear;
    }

    /** How many watches are taken and not closed. */
    public int watches() {
        return ears.values().stream().mapToInt(Set::size).sum();
    }

    private final class Ear implements Watch {

        private final MessageId message;
        private final Semaphore heard = new Semaphore(0);

        private Ear(MessageId message) {
            this.message = message;
        }

        private void hear() {
            heard.release();
        }

        @Override
        public boolean await(Duration patience) throws InterruptedException {
            boolean told = heard.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
            heard.drainPermits();
            return told;
        }

        @Override
        public void close() {
            ears.computeIfPresent(message, (id, others) -> {
                others.remove(this);
                return others.isEmpty() ? null : others;
            });
        }
    }
}
