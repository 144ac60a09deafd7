package org.entente.store.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line to the database that can break at the worst time: after a commit was made, before its answer is heard. */
public final class LostAnswers implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("(.*//)([^:/]+):(\\d+)(/.*)");
    private static final int NEVER = Integer.MAX_VALUE;

    private final Access direct;
    private final Matcher address;
    private final ServerSocket door;
    private final AtomicInteger commitsToPass = new AtomicInteger(NEVER);
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    public LostAnswers(Access direct) {
        this.direct = direct;
        this.address = PORT.matcher(direct.url());
        if (!address.matches()) {
            throw new IllegalArgumentException("No address: " + direct.url());
        }
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        Thread.ofPlatform().daemon().start(this::serve);
    }

    public Access access() {
        String url = address.group(1) + "127.0.0.1:" + door.getLocalPort() + address.group(4);
        // A prepared COMMIT would be sent by its number and not be recognised here.
        return new Access(
                url + (url.contains("?") ? "&" : "?") + "prepareThreshold=0", direct.user(), direct.password());
    }

    /** Lets so many commits pass; the answer to the next is lost with its connection. */
    public void loseTheAnswerAfter(int commits) {
        commitsToPass.set(commits);
    }

    /** Whether an answer was lost. */
    public boolean hasLost() {
        return commitsToPass.get() < 0;
    }

    private void serve() {
        try {
            while (!door.isClosed()) {
                Socket client = door.accept();
                Socket server = new Socket(address.group(2), Integer.parseInt(address.group(3)));
                sockets.addAll(List.of(client, server));
                var line = new Line(client, server);
                Thread.ofPlatform().daemon().start(line::forth);
                Thread.ofPlatform().daemon().start(line::back);
            }
        } catch (IOException closed) {
            close();
        }
    }

    @Override
    public void close() {
        closeAll(List.of(door));
        closeAll(sockets);
    }

    private static void closeAll(List<? extends AutoCloseable> all) {
        for (AutoCloseable one : all) {
            try {
                one.close();
            } catch (Exception gone) {
                throw new IllegalStateException(gone);
            }
        }
    }

    private final class Line {

        private final Socket client;
        private final Socket server;
        private volatile boolean isToBreak;

        private Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        private void forth() {
            try (InputStream in = client.getInputStream();
                    OutputStream out = server.getOutputStream()) {
                byte[] bytes = new byte[64 * 1024];
                for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                    boolean isCommit = new String(bytes, 0, count, StandardCharsets.ISO_8859_1).contains("COMMIT");
                    if (isCommit && commitsToPass.get() != NEVER && commitsToPass.getAndDecrement() == 0) {
                        isToBreak = true;
                    }
                    out.write(bytes, 0, count);
                    out.flush();
                }
            } catch (IOException broken) {
                closeAll(List.of(client, server));
            }
        }

        /** What the server answers to that commit is not passed on: it was made. */
        private void back() {
            try (InputStream in = server.getInputStream();
                    OutputStream out = client.getOutputStream()) {
                byte[] bytes = new byte[64 * 1024];
                for (int count = in.read(bytes); count >= 0 && !isToBreak; count = in.read(bytes)) {
                    out.write(bytes, 0, count);
                    out.flush();
                }
            } catch (IOException broken) {
                closeAll(List.of(client, server));
            }
        }
    }
}
