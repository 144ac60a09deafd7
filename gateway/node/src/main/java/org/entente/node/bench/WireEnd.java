package org.entente.node.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.sealing.Payload;
import org.entente.node.http.Door;
import org.entente.node.http.HttpLimits;
import org.entente.node.http.NodeServer;

/**
 * One end of the wire in a process of its own: the real AS4 rooms behind the node's own door, and no ledger.
 *
 * <p>It obeys {@code fire}, {@code hold}, {@code ship} and {@code memory} until its orders end, so that it never
 * outlives who started it.
 */
public final class WireEnd {

    private final WireLine terms;
    private final Map<String, Shot> shots = new HashMap<>();
    private final List<Payload> held = new ArrayList<>();

    /** Takes {@code role=sender|receiver|ceiling}, {@code work} and what {@link BenchRooms} takes. */
    public WireEnd(List<String> terms) {
        this.terms = new WireLine("terms", WireLine.pairs(terms.toArray(String[]::new)));
    }

    /** Says {@code ready}, then answers each order with one line. */
    public void run(InputStream orders, PrintStream answers) throws IOException {
        var rooms = new BenchRooms(terms);
        if (terms.get("role").equals("receiver")) {
            try (NodeServer server = server(rooms)) {
                server.start();
                tell(answers, new WireLine("ready", Map.of("port", String.valueOf(server.port("as4")))));
                obey(rooms, orders, answers);
            }
        } else {
            tell(answers, new WireLine("ready", Map.of()));
            obey(rooms, orders, answers);
        }
    }

    private NodeServer server(BenchRooms rooms) {
        var servlets = Arrays.stream(Suite.values()).map(rooms::door).toList();
        int port = Math.toIntExact(terms.number("port"));
        var door = new Door("as4", "127.0.0.1", port, rooms.tls().wireDoor(List.of(rooms.theirs())), true, servlets);
        return new NodeServer(Path.of(terms.get("work")), HttpLimits.standard(), List.of(door));
    }

    private void obey(BenchRooms rooms, InputStream orders, PrintStream answers) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(orders, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            WireLine order = WireLine.read(line);
            tell(
                    answers,
                    switch (order.word()) {
                        case "fire" -> fire(rooms, order);
                        case "hold" -> hold(rooms, order);
                        case "ship" -> ship(rooms, order);
                        case "memory" -> memory();
                        default -> throw new IllegalArgumentException("No such order: " + order.word());
                    });
        }
    }

    private WireLine fire(BenchRooms rooms, WireLine order) throws IOException {
        byte[] content = Files.readAllBytes(Path.of(order.get("file")));
        Suite suite = Suite.valueOf(order.get("profile"));
        Shot shot = shots.computeIfAbsent(suite + order.get("file"), ignored -> shot(rooms, suite, content));
        return new Volley(Math.toIntExact(order.number("clients")), Duration.ofMillis(order.number("millis")))
                .fire(shot);
    }

    private Shot shot(BenchRooms rooms, Suite suite, byte[] content) {
        return terms.get("role").equals("ceiling")
                ? new Ceiling(rooms, suite, content)
                : new Sending(rooms, suite, Sending.payload(content));
    }

    /** Takes {@code size} bytes into its store, as from an agency. */
    private WireLine hold(BenchRooms rooms, WireLine order) {
        long begin = System.nanoTime();
        held.add(rooms.store().hold(order.number("size")));
        return new WireLine(
                "held",
                Map.of(
                        "millis",
                        String.valueOf(
                                Duration.ofNanos(System.nanoTime() - begin).toMillis())));
    }

    /** Sends once what it took into its store last, beside a document. */
    private WireLine ship(BenchRooms rooms, WireLine order) {
        Payload document = Sending.payload("<Alert>See the recording</Alert>".getBytes(StandardCharsets.UTF_8));
        try (var once = new Sending(rooms, Suite.valueOf(order.get("profile")), document, held.getLast())) {
            return new Volley(1, Duration.ZERO).fire(once);
        }
    }

    private static WireLine memory() {
        long most = Heap.most();
        Heap.forget();
        return new WireLine("memory", Map.of("heap", String.valueOf(most)));
    }

    private static void tell(PrintStream answers, WireLine line) {
        answers.println(line.text());
        answers.flush();
    }
}
