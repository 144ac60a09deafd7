package org.entente.integration.badline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.entente.integration.badline.Incident.Kind;

/** A TCP line to a partner's gateway on which every connection meets an incident sooner or later, by a seeded draw. */
final class BadLine implements AutoCloseable {

    private static final int BACKLOG = 200;

    private final ServerSocket door;
    private final int target;
    private final long meanBytes;
    private final SplittableRandom chance;
    private final Map<Kind, AtomicInteger> happened = new ConcurrentHashMap<>();
    private final Map<BadConnection, Thread> open = new ConcurrentHashMap<>();
    private volatile boolean isBad = true;

    /** Listens on {@code port} and leads to {@code target}, both on this machine. */
    BadLine(int port, int target, long meanBytes, long seed) {
        try {
            this.door = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException("The port " + port + " is taken", taken);
        }
        this.target = target;
        this.meanBytes = meanBytes;
        this.chance = new SplittableRandom(seed);
        Thread.ofVirtual().name("bad-line").start(this::take);
    }

    /** From now on new connections are good; those that stand keep their fate. */
    void recover() {
        isBad = false;
    }

    Map<Kind, AtomicInteger> happened() {
        return Map.copyOf(happened);
    }

    private void take() {
        while (!door.isClosed()) {
            try {
                lead(door.accept());
            } catch (IOException closed) {
                // The loop ends with the door.
            }
        }
    }

    private void lead(Socket client) throws IOException {
        Socket server;
        try {
            server = new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (IOException down) {
            client.close();
            return;
        }
        Incident fate = Incident.draw(chance.split(), isBad ? meanBytes : Long.MAX_VALUE / 1000);
        var connection = new BadConnection(client, server, fate, this::count);
        Thread running = Thread.ofVirtual().unstarted(() -> {
            connection.run();
            open.remove(connection);
        });
        open.put(connection, running);
        running.start();
    }

    private void count(Kind kind) {
        happened.computeIfAbsent(kind, ignored -> new AtomicInteger()).incrementAndGet();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException already) {
            throw new UncheckedIOException(already);
        }
        open.keySet().forEach(BadConnection::cut);
    }
}
