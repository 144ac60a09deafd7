package org.entente.integration.arena;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A wire with a balancer in front of one or more ports, which loses, stalls and resets when it is told to.
 *
 * <p>Like any balancer it leaves out for a while who does not answer. It sees bytes, never what they mean.
 */
public final class Line implements AutoCloseable {

    /** What becomes of the bytes. */
    public enum Mood {
        PASSES,
        /** Who connects is hung up on, and so is who is connected. */
        CUT,
        /** Nothing moves in either direction, and nobody is told. */
        STALLS,
        /** What is asked arrives; no answer comes back. */
        STALLS_BACK,
        /** After {@link #AFTER} bytes of a connection's requests both ends are reset. */
        RESETS,
        /** After {@link #AFTER} bytes of a connection's requests nothing moves any more. */
        STALLS_AFTER,
        /** After {@link #AFTER} bytes of a connection's requests it is dead for ever, and nobody is told. */
        BLACKHOLES,
        /** What is asked arrives, and when the answer comes, both ends are reset. */
        LOSES_ANSWERS
    }

    /** Beyond a TLS handshake with client certificate (about 3 KB), within the body of a message. */
    public static final int AFTER = 6_000;

    private static final Duration LEFT_OUT = Duration.ofSeconds(3);
    private static final int LOOK_MILLIS = 250;

    private final ServerSocket door;
    private final List<Integer> targets;
    private final Duration silence;
    private final Map<Integer, Long> leftOut = new ConcurrentHashMap<>();
    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger harmed = new AtomicInteger();
    private volatile Mood mood = Mood.PASSES;

    /** Takes how long a target may owe an answer before it is given up. */
    Line(int port, List<Integer> targets, Duration silence) {
        this.targets = List.copyOf(targets);
        this.silence = silence;
        try {
            this.door = new ServerSocket(port, 512, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException("Port " + port, taken);
        }
        Thread.ofVirtual().start(this::listen);
        Thread.ofVirtual().start(this::watch);
    }

    public void is(Mood next) {
        mood = next;
        if (next == Mood.CUT) {
            wires.forEach(wire -> wire.end(true));
        }
    }

    /** Ends every connection that stands, as after a mended stall; new ones are made as the mood says. */
    public void hangUp() {
        wires.forEach(wire -> wire.end(true));
    }

    /** How many connections were hurt. */
    public int harmed() {
        return harmed.get();
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        for (int attempt = 0; attempt < targets.size() && mood != Mood.CUT; attempt++) {
            int target = next();
            try {
                new Wire(prompt(client), prompt(new Socket(InetAddress.getLoopbackAddress(), target)), target).pump();
                return;
            } catch (IOException nobodyThere) {
                leftOut.put(target, System.nanoTime());
            }
        }
        close(client, true);
    }

    /** A line that waits for company with what is small adds 40 ms to every question that a node asks its database. */
    private static Socket prompt(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return socket;
    }

    private int next() {
        for (int attempt = 0; attempt < targets.size(); attempt++) {
            int target = targets.get(Math.floorMod(turn.getAndIncrement(), targets.size()));
            Long since = leftOut.get(target);
            if (since == null || System.nanoTime() - since > LEFT_OUT.toNanos()) {
                return target;
            }
        }
        return targets.get(Math.floorMod(turn.getAndIncrement(), targets.size()));
    }

    private void watch() {
        while (!door.isClosed()) {
            if (targets.size() > 1) {
                wires.stream().filter(Wire::isOwedTooLong).forEach(wire -> {
                    leftOut.put(wire.target, System.nanoTime());
                    wire.end(true);
                });
            }
            sleep();
        }
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(Socket socket, boolean reset) {
        try {
            if (reset) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException closed) {
            // It is.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException closed) {
            // It is.
        }
        hangUp();
    }

    /** One connection through the line. */
    private final class Wire {

        private final Socket client;
        private final Socket server;
        private final int target;
        private final AtomicLong asked = new AtomicLong();
        private final AtomicLong owedSince = new AtomicLong(Long.MAX_VALUE);

        Wire(Socket client, Socket server, int target) {
            this.client = client;
            this.server = server;
            this.target = target;
        }

        void pump() {
            wires.add(this);
            Thread.ofVirtual().start(() -> copy(client, server, true));
            Thread.ofVirtual().start(() -> copy(server, client, false));
        }

        boolean isOwedTooLong() {
            long since = owedSince.get();
            return since != Long.MAX_VALUE && System.nanoTime() - since > silence.toNanos();
        }

        void end(boolean reset) {
            close(client, reset);
            close(server, reset);
            wires.remove(this);
        }

        private void copy(Socket from, Socket to, boolean isQuestion) {
            byte[] chunk = new byte[2048];
            boolean reset = true;
            try (InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                    if (!mayPass(count, isQuestion)) {
                        return;
                    }
                    out.write(chunk, 0, count);
                }
                reset = false;
            } catch (IOException gone) {
                // Both ends learn it below.
            } finally {
                end(reset);
            }
        }

        private boolean mayPass(int count, boolean isQuestion) {
            if (isQuestion) {
                asked.addAndGet(count);
                owedSince.compareAndSet(Long.MAX_VALUE, System.nanoTime());
            } else {
                owedSince.set(Long.MAX_VALUE);
            }
            return switch (mood) {
                case PASSES -> true;
                case CUT -> false;
                case STALLS -> waits();
                case STALLS_BACK -> isQuestion || waits();
                case RESETS -> asked.get() < AFTER || !hurt();
                case STALLS_AFTER -> asked.get() < AFTER || (hurt() && waits());
                case BLACKHOLES -> asked.get() < AFTER || (hurt() && isSwallowed());
                case LOSES_ANSWERS -> isQuestion || asked.get() < AFTER || !hurt();
            };
        }

        private boolean isSwallowed() {
            while (!client.isClosed() && !server.isClosed()) {
                sleep();
            }
            return false;
        }

        private boolean hurt() {
            harmed.incrementAndGet();
            return true;
        }

        /** Holds on to the bytes until the stall is over or the connection ends. */
        private boolean waits() {
            Mood stall = mood;
            while (mood == stall && !client.isClosed() && !server.isClosed()) {
                sleep();
            }
            return !client.isClosed() && !server.isClosed();
        }
    }
}
