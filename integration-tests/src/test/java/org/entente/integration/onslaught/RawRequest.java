package org.entente.integration.onslaught;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One request over a TLS connection of its own, of which every byte is ours; written while the answer is awaited. */
record RawRequest(SSLContext tls, int port, Duration patience) {

    private static final int CHUNK = 16 * 1024;
    private static final int ANSWER_BYTES = 256 * 1024;
    private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.1 (\\d{3})");
    private static final Pattern ERROR = Pattern.compile("errorCode=\"(EBMS:[0-9]{4})\"");

    /**
     * What the door said, and when.
     *
     * @param answer the HTTP status and the ebMS error, {@code cut off} or {@code no answer}
     * @param taken bytes that were written before that
     */
    record Reaction(String answer, long millis, long taken) {}

    Reaction send(InputStream request) {
        long begin = System.nanoTime();
        var taken = new AtomicLong();
        String answer = exchange(request, taken);
        return new Reaction(answer, Duration.ofNanos(System.nanoTime() - begin).toMillis(), taken.get());
    }

    private String exchange(InputStream request, AtomicLong taken) {
        try (Socket line = new Socket(InetAddress.getLoopbackAddress(), port)) {
            line.setSoTimeout(Math.toIntExact(patience.toMillis()));
            line.setSoLinger(true, 0); // whoever still writes stops when the line is closed
            var socket = (SSLSocket) tls.getSocketFactory().createSocket(line, "localhost", port, false);
            socket.startHandshake();
            Thread.ofPlatform().daemon().start(() -> write(request, socket, taken));
            return read(socket.getInputStream());
        } catch (java.net.SocketTimeoutException silent) {
            return "no answer";
        } catch (IOException cutOff) {
            return "cut off";
        }
    }

    private static void write(InputStream request, SSLSocket socket, AtomicLong taken) {
        byte[] chunk = new byte[CHUNK];
        try {
            OutputStream out = socket.getOutputStream();
            for (int count = request.read(chunk); count >= 0; count = request.read(chunk)) {
                out.write(chunk, 0, count);
                taken.addAndGet(count);
            }
        } catch (IOException cutOff) {
            // The door has heard enough.
        }
    }

    /** To the end of the answer or of the connection, whichever comes first. */
    private static String read(InputStream in) throws IOException {
        var all = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        try {
            for (int count = in.read(chunk); count >= 0 && all.size() < ANSWER_BYTES; count = in.read(chunk)) {
                all.write(chunk, 0, count);
            }
        } catch (IOException cutOff) {
            if (all.size() == 0) {
                throw cutOff;
            }
        }
        return words(all.toString(StandardCharsets.UTF_8));
    }

    private static String words(String text) {
        Matcher status = STATUS.matcher(text);
        Matcher error = ERROR.matcher(text);
        String found = error.find() ? " " + error.group(1) : "";
        String receipt = text.toLowerCase(Locale.ROOT).contains("nonrepudiationinformation") ? " receipt" : "";
        return status.find() ? status.group(1) + found + receipt : "cut off";
    }
}
