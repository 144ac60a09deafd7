package org.entente.node.doors;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.TemporaryFault;

/**
 * Lets so much be worked on at once, and gives each place that gets free to the waiting sender that holds fewest.
 *
 * <p>Every sender stands in a line of its own and none holds all places, so that whoever sends fifty times as much, or
 * as slowly as it can, delays others by no more than the work of one turn.
 */
public final class FairGate {

    private final Limits limits;
    private final ReentrantLock lock = new ReentrantLock();
    /** Senders, who was served longest ago first; one is here while it holds a place or waits for one. */
    private final Map<String, Sender> senders = new LinkedHashMap<>();

    private int taken;

    public FairGate(Limits limits) {
        this.limits = limits;
    }

    /**
     * How much at once, and how long.
     *
     * @param places worked on at once
     * @param perSender places that one sender holds at most
     * @param waiting how many of one sender wait at most
     * @param patience how long one waits at most
     */
    public record Limits(int places, int perSender, int waiting, Duration patience) {
        public Limits {
            if (perSender < 1 || places <= perSender || waiting < 0) {
                throw new IllegalArgumentException("One sender holds some places, but never all");
            }
        }
    }

    private static final class Sender {
        private final Deque<Turn> line = new ArrayDeque<>();
        private int holds;
    }

    private static final class Turn {
        private final Condition called;
        private boolean isCalled;

        private Turn(Condition called) {
            this.called = called;
        }
    }

    /** Does the work when it is its turn; throws {@link TemporaryFault} TOO_MANY when it does not get one in time. */
    public <T> T through(String sender, Supplier<T> work) {
        enter(sender);
        try {
            return work.get();
        } finally {
            leave(sender);
        }
    }

    /** How many of a sender wait now. */
    int waiting(String sender) {
        lock.lock();
        try {
            return senders.getOrDefault(sender, new Sender()).line.size();
        } finally {
            lock.unlock();
        }
    }

    private void enter(String name) {
        lock.lock();
        try {
            Sender sender = senders.computeIfAbsent(name, fresh -> new Sender());
            boolean isFree = taken < limits.places() && sender.holds < limits.perSender() && sender.line.isEmpty();
            if (isFree) {
                take(name, sender);
                return;
            }
            if (sender.line.size() >= limits.waiting()) {
                throw tooMany("More than " + limits.waiting() + " messages of one sender wait");
            }
            await(sender);
        } finally {
            forgetIdle();
            lock.unlock();
        }
    }

    private void await(Sender sender) {
        var turn = new Turn(lock.newCondition());
        sender.line.add(turn);
        try {
            long left = limits.patience().toNanos();
            while (!turn.isCalled && left > 0) {
                left = turn.called.awaitNanos(left);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        if (!turn.isCalled) {
            sender.line.remove(turn);
            throw tooMany("No place got free in " + limits.patience().toMillis() + " ms");
        }
    }

    private void leave(String name) {
        lock.lock();
        try {
            taken--;
            senders.computeIfPresent(name, (same, sender) -> {
                sender.holds--;
                return sender;
            });
            callNext();
            forgetIdle();
        } finally {
            lock.unlock();
        }
    }

    /** Who holds fewest places comes first, then who was served longest ago. */
    private void callNext() {
        Optional<Map.Entry<String, Sender>> next = next();
        while (next.isPresent()) {
            Sender sender = next.get().getValue();
            Turn turn = sender.line.removeFirst();
            turn.isCalled = true;
            take(next.get().getKey(), sender);
            turn.called.signal();
            next = next();
        }
    }

    private Optional<Map.Entry<String, Sender>> next() {
        return taken >= limits.places()
                ? Optional.empty()
                : senders.entrySet().stream()
                        .filter(entry -> !entry.getValue().line.isEmpty())
                        .filter(entry -> entry.getValue().holds < limits.perSender())
                        .min(Comparator.comparingInt(entry -> entry.getValue().holds))
                        .map(entry -> Map.entry(entry.getKey(), entry.getValue()));
    }

    private void take(String name, Sender sender) {
        sender.holds++;
        taken++;
        senders.remove(name);
        senders.put(name, sender);
    }

    /** What is remembered is bounded by who is here. */
    private void forgetIdle() {
        Iterator<Sender> all = senders.values().iterator();
        while (all.hasNext()) {
            Sender sender = all.next();
            if (sender.holds == 0 && sender.line.isEmpty()) {
                all.remove();
            }
        }
    }

    private static TemporaryFault tooMany(String sentence) {
        return new TemporaryFault(FailureCode.TOO_MANY, sentence, Duration.ofSeconds(1));
    }
}
