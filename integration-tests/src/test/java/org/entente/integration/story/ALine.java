package org.entente.integration.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A line to one gateway that may be cut, and on which an answer may be lost after its message came through. */
final class ALine implements AutoCloseable {

    /** More than a handshake has, and less than a sealed message. */
    private static final int A_MESSAGE = 6_000;

    private static final int QUIET_MILLIS = 1_500;

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger toLose = new AtomicInteger();
    private volatile boolean cut;

    ALine(int port, int target) {
        this.target = target;
        try {
            this.door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        Thread.ofVirtual().start(this::listen);
    }

    /** The answers to the next messages never arrive. */
    void losesAnswers(int count) {
        toLose.set(count);
    }

    void isCut() {
        cut = true;
        open.forEach(ALine::hangUp);
    }

    void isMended() {
        cut = false;
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                if (cut) {
                    hangUp(client);
                } else {
                    connect(client);
                }
            } catch (IOException closedOrRefused) {
                // The next caller, if there is to be one.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        open.add(client);
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(server);
            var unanswered = new AtomicLong();
            Thread.ofVirtual().start(() -> there(client, server, unanswered));
            Thread.ofVirtual().start(() -> back(server, client, unanswered));
        } catch (IOException nobodyThere) {
            hangUp(client);
            throw nobodyThere;
        }
    }

    private void there(Socket client, Socket server, AtomicLong unanswered) {
        byte[] chunk = new byte[8192];
        try (InputStream in = client.getInputStream();
                OutputStream out = server.getOutputStream()) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                unanswered.addAndGet(count);
                out.write(chunk, 0, count);
            }
        } catch (IOException gone) {
            // Both ends learn it below.
        } finally {
            hangUp(client);
            hangUp(server);
        }
    }

    private void back(Socket server, Socket client, AtomicLong unanswered) {
        byte[] chunk = new byte[8192];
        try (InputStream in = server.getInputStream();
                OutputStream out = client.getOutputStream()) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                if (unanswered.getAndSet(0) > A_MESSAGE && toLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    swallow(server, in, chunk);
                    return;
                }
                out.write(chunk, 0, count);
            }
        } catch (IOException gone) {
            // Both ends learn it below.
        } finally {
            hangUp(client);
            hangUp(server);
        }
    }

    /** Lets the server finish its work before the client learns that nothing will come. */
    private static void swallow(Socket server, InputStream in, byte[] chunk) throws IOException {
        server.setSoTimeout(QUIET_MILLIS);
        int count = 0;
        while (count >= 0) {
            try {
                count = in.read(chunk);
            } catch (SocketTimeoutException quiet) {
                return;
            }
        }
    }

    private static void hangUp(Socket socket) {
        try {
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
        open.forEach(ALine::hangUp);
    }
}
