package org.entente.integration.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.entente.certsdev.PlayState;
import org.entente.certsdev.StateKeys;

/** phase4 in a process of its own, as Sudland's access point; it ends when its standard input does. */
final class Phase4 implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 120;

    private static final Map<String, String> ENDED = Map.of("ended", "true");

    private final Process process;
    private final Path log;
    private final BufferedWriter orders;
    private final BlockingQueue<Map<String, String>> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<Map<String, String>> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<Map<String, String>> ready = new LinkedBlockingQueue<>();

    private Phase4(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofVirtual().name("phase4-out").start(this::listen);
    }

    /**
     * Starts it with the keys of {@code own}, trusting what {@code partner} handed over; its log is {@code
     * target/phase4.log}.
     */
    static Phase4 start(StateKeys own, PlayState partner, int port, Path work) throws IOException {
        Path module = Path.of(System.getProperty("entente.root"), "integration-tests", "phase4-peer", "target");
        assertThat(module.resolve("class-path.txt"))
                .as("the peer is built before these tests")
                .exists();
        String classPath = module.resolve("classes") + ":" + Files.readString(module.resolve("class-path.txt"));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Djava.io.tmpdir=" + work,
                "-Dglobal.datapath=" + work,
                "-cp",
                classPath,
                "org.entente.phase4peer.Phase4Peer",
                "keys=" + own.folder(),
                "partner=" + own.partner(partner).folder(),
                "port=" + port,
                "own=" + own.state().code(),
                "other=" + partner.code(),
                "work=" + work));
        command.add(
                "agreements=" + Arrays.stream(Terms.values()).map(Terms::name).collect(Collectors.joining(",")));
        for (Terms terms : Terms.values()) {
            command.add(terms.name() + "=" + terms.agreement());
        }
        var builder = new ProcessBuilder(command);
        Path log = Files.createDirectories(Path.of("target")).resolve("phase4.log");
        builder.redirectError(log.toFile());
        return new Phase4(builder.start(), log);
    }

    void awaitReady() throws InterruptedException {
        take(ready);
    }

    /** Has it send one message; its answer says what phase4 found. */
    Map<String, String> send(Map<String, String> order) throws IOException, InterruptedException {
        return obey("send", order);
    }

    /** Has it fetch one message and give its receipt; its answer says what phase4 found. */
    Map<String, String> pull(Map<String, String> order) throws IOException, InterruptedException {
        return obey("pull", order);
    }

    private Map<String, String> obey(String word, Map<String, String> order) throws IOException, InterruptedException {
        orders.write(word
                + order.entrySet().stream()
                        .map(part -> "\t" + part.getKey() + "=" + part.getValue())
                        .collect(Collectors.joining()));
        orders.newLine();
        orders.flush();
        return take(answers);
    }

    /** The next message that phase4 delivered to its backend. */
    Map<String, String> nextReceived() throws InterruptedException {
        return take(received);
    }

    int waitingReceived() {
        return received.size();
    }

    private Map<String, String> take(BlockingQueue<Map<String, String>> queue) throws InterruptedException {
        Map<String, String> line = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(line)
                .as("phase4 says something within %d seconds, see %s", PATIENCE_SECONDS, log)
                .isNotNull()
                .isNotEqualTo(ENDED);
        return line;
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                sort(line);
            }
        } catch (IOException ended) {
            // The process was stopped, which the waiting ones learn below.
        }
        List.of(ready, answers, received).forEach(queue -> queue.add(ENDED));
    }

    private void sort(String line) {
        List<String> parts = List.of(line.split("\t", -1));
        Map<String, String> values = new LinkedHashMap<>();
        parts.stream().skip(1).map(part -> part.split("=", 2)).forEach(pair -> values.put(pair[0], pair[1]));
        switch (parts.getFirst()) {
            case "ready" -> ready.add(values);
            case "answer" -> answers.add(values);
            case "received" -> received.add(values);
            default -> {}
        }
    }

    @Override
    public void close() throws IOException {
        orders.close();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
