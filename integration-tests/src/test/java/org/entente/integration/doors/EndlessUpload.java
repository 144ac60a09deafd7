package org.entente.integration.doors;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** An agency that goes on sending its document, in chunks without a length, until the door takes no more. */
final class EndlessUpload implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final byte[] CHUNK = "x".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
    private static final String REQUEST = """
            POST /v1/messages HTTP/1.1
            Host: localhost
            Idempotency-Key: endless
            Content-Type: multipart/form-data; boundary=b
            Transfer-Encoding: chunked

            """;
    private static final long GIVE_UP = 1L << 30;

    private final SSLSocket socket;
    private final String head;
    private final AtomicLong taken = new AtomicLong();

    EndlessUpload(SSLContext tls, int port, String cover) throws IOException {
        this.socket = (SSLSocket) tls.getSocketFactory().createSocket("localhost", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        this.head = "--b\r\nContent-Disposition: form-data; name=\"cover\"\r\nContent-Type: application/json\r\n\r\n"
                + cover + "\r\n--b\r\nContent-Disposition: form-data; name=\"document\"; filename=\"a.xml\"\r\n"
                + "Content-Type: application/xml\r\n\r\n";
    }

    /** Status line, headers and body; read while the sending goes on. */
    String answer() throws IOException {
        CompletableFuture<Void> sending = CompletableFuture.runAsync(this::send);
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        socket.close();
        sending.join();
        return answer;
    }

    long bytesTaken() {
        return taken.get();
    }

    private void send() {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(REQUEST.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            chunk(out, head.getBytes(StandardCharsets.UTF_8));
            while (taken.get() < GIVE_UP) {
                chunk(out, CHUNK);
                taken.addAndGet(CHUNK.length);
            }
        } catch (IOException closedByTheDoor) {
            // As expected: the counter says how far it came.
        }
    }

    private static void chunk(OutputStream out, byte[] bytes) throws IOException {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
