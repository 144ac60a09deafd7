package org.entente.integration.arena;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Alerts at a steady rate from its making until it is closed. */
public final class Steady implements AutoCloseable {

    private final List<CompletableFuture<String>> answers = Collections.synchronizedList(new ArrayList<>());
    private final Thread thread;
    private volatile boolean open = true;

    /** Takes a name that no other run of this arena has. */
    public Steady(Arena arena, String run, int rate) {
        long begin = System.nanoTime();
        this.thread = Thread.ofVirtual().start(() -> {
            for (int number = 0; open; number++) {
                answers.addAll(arena.traffic().send(List.of(Alert.key(run, number))));
                long due = begin + (number + 1) * 1_000_000_000L / rate;
                sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
            }
        });
    }

    /** What was sent so far; each ends when the gateway has taken it. */
    public List<CompletableFuture<String>> answers() {
        synchronized (answers) {
            return List.copyOf(answers);
        }
    }

    /** Sends no more; what was sent goes on. */
    @Override
    public void close() {
        open = false;
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
