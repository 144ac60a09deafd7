package org.entente.node.http;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the requests that are being answered, so that a stop can wait for them. */
final class InFlight {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition quiet = lock.newCondition();
    private int running;

    void begin() {
        change(1);
    }

    void end() {
        change(-1);
    }

    /** Returns when nothing runs any more, at the latest after {@code atMost}; false when something still runs. */
    boolean awaitQuiet(Duration atMost) {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (running > 0 && left > 0) {
                left = quiet.awaitNanos(left);
            }
            return running == 0;
        } catch (InterruptedException stopNow) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void change(int by) {
        lock.lock();
        try {
            running += by;
            if (running == 0) {
                quiet.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
