package org.entente.integration.badline;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.entente.integration.badline.Incident.Kind;

/** One connection through a bad line, up to its incident. */
final class BadConnection {

    private static final int CHUNK = 8 * 1024;
    private static final int GOOD_WAIT_MINUTES = 30;

    private final Socket client;
    private final Socket server;
    private final Incident fate;
    private final Consumer<Kind> teller;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean isSwallowing;
    private volatile boolean isStalled;

    BadConnection(Socket client, Socket server, Incident fate, Consumer<Kind> teller) {
        this.client = client;
        this.server = server;
        this.fate = fate;
        this.teller = teller;
    }

    /** Returns when both ends are closed. */
    void run() {
        Thread.ofVirtual().start(this::down);
        try (InputStream in = client.getInputStream();
                OutputStream out = server.getOutputStream()) {
            up(in, out);
        } catch (IOException broken) {
            // Whoever broke it, it is over.
        }
        cut();
    }

    /** Both ends see a reset. */
    void cut() {
        over.countDown();
        reset(client);
        reset(server);
    }

    private void up(InputStream in, OutputStream out) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long sum = 0;
        boolean isDue = true;
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            sum += count;
            if (isDue && sum > fate.afterBytes()) {
                isDue = false;
                teller.accept(fate.kind());
                switch (fate.kind()) {
                    case RESET -> {
                        out.write(chunk, 0, count / 2);
                        return;
                    }
                    case STALL -> {
                        isStalled = true;
                        await(fate.holds().toMillis(), TimeUnit.MILLISECONDS);
                        return;
                    }
                    case LOST_ANSWER -> isSwallowing = true;
                }
            }
            out.write(chunk, 0, count);
        }
    }

    private void down() {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = server.getInputStream();
            OutputStream out = client.getOutputStream();
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                if (isSwallowing) {
                    reset(client);
                    return;
                }
                if (isStalled) {
                    await(GOOD_WAIT_MINUTES, TimeUnit.MINUTES);
                    return;
                }
                out.write(chunk, 0, count);
            }
        } catch (IOException broken) {
            // Whoever broke it, it is over.
        }
        if (!isStalled) {
            cut();
        }
    }

    private void await(long time, TimeUnit unit) {
        try {
            boolean isOver = over.await(time, unit);
            if (isOver) {
                reset(client);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException already) {
            // It is closed.
        }
    }
}
