package org.entente.integration.badline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.entente.integration.badline.Incident.Kind;
import org.junit.jupiter.api.Test;

/** The adversary does what it says: else a run over a bad line would show nothing. */
class BadConnectionTest {

    private static final int MESSAGE = 20_000;
    private static final int ANSWER = 500;

    private final List<Kind> happened = new CopyOnWriteArrayList<>();

    /** How many bytes came to the other end, and how many came back. */
    private record Seen(int there, int back) {}

    @Test
    void breaksInTheMiddleOfAMessage() throws IOException, ExecutionException, InterruptedException, TimeoutException {
        Seen seen = exchange(new Incident(Kind.RESET, MESSAGE / 2, Duration.ZERO));

        assertThat(happened).containsExactly(Kind.RESET);
        assertThat(seen.there()).isLessThan(MESSAGE);
        assertThat(seen.back()).isZero();
    }

    @Test
    void losesTheAnswerToAMessageThatArrived()
            throws IOException, ExecutionException, InterruptedException, TimeoutException {
        Seen seen = exchange(new Incident(Kind.LOST_ANSWER, MESSAGE / 2, Duration.ZERO));

        assertThat(happened).containsExactly(Kind.LOST_ANSWER);
        assertThat(seen).isEqualTo(new Seen(MESSAGE, 0));
    }

    @Test
    void standsStillAndThenBreaks() throws IOException, ExecutionException, InterruptedException, TimeoutException {
        long begin = System.nanoTime();

        Seen seen = exchange(new Incident(Kind.STALL, MESSAGE / 2, Duration.ofMillis(300)));

        assertThat(happened).containsExactly(Kind.STALL);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(299));
        assertThat(seen.there()).isLessThan(MESSAGE);
        assertThat(seen.back()).isZero();
    }

    @Test
    void leavesAConnectionAloneUntilItIsDue()
            throws IOException, ExecutionException, InterruptedException, TimeoutException {
        Seen seen = exchange(new Incident(Kind.RESET, 2 * MESSAGE, Duration.ZERO));

        assertThat(happened).isEmpty();
        assertThat(seen).isEqualTo(new Seen(MESSAGE, ANSWER));
    }

    private Seen exchange(Incident fate)
            throws IOException, ExecutionException, InterruptedException, TimeoutException {
        try (ServerSocket there = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket middle = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(InetAddress.getLoopbackAddress(), middle.getLocalPort())) {
            CompletableFuture<Integer> received = CompletableFuture.supplyAsync(() -> answered(there));
            Socket taken = middle.accept();
            var onward = new Socket(InetAddress.getLoopbackAddress(), there.getLocalPort());
            Thread.ofVirtual().start(new BadConnection(taken, onward, fate, happened::add)::run);
            int back = back(client);
            return new Seen(received.get(10, TimeUnit.SECONDS), back);
        }
    }

    /** Reads a whole message or what comes of it, and answers a whole one. */
    private static int answered(ServerSocket there) {
        var read = new ByteArrayOutputStream();
        try (Socket socket = there.accept()) {
            byte[] chunk = new byte[1024];
            while (read.size() < MESSAGE) {
                int count = socket.getInputStream().read(chunk);
                if (count < 0) {
                    return read.size();
                }
                read.write(chunk, 0, count);
            }
            socket.getOutputStream().write(new byte[ANSWER]);
            return read.size();
        } catch (IOException broken) {
            return read.size();
        }
    }

    private static int back(Socket client) {
        int sum = 0;
        try {
            client.getOutputStream().write(new byte[MESSAGE]);
            byte[] chunk = new byte[1024];
            while (sum < ANSWER) {
                int count = client.getInputStream().read(chunk);
                if (count < 0) {
                    return sum;
                }
                sum += count;
            }
            return sum;
        } catch (IOException broken) {
            return sum;
        }
    }
}
