package org.entente.integration.cutoff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.entente.certsdev.PlayState;
import org.entente.certsdev.Purpose;
import org.entente.cli.demo.NodeYaml;
import org.entente.cli.demo.World;
import org.entente.integration.arena.Arena;
import org.entente.integration.arena.Plan;
import org.entente.integration.arena.Seat;
import org.entente.integration.arena.Side;
import org.entente.integration.arena.Steady;
import org.entente.integration.arena.Traffic;
import org.entente.integration.oracle.Door;
import org.entente.integration.system.Tool;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./entente cutoff}: revokes a partner's certificate while its alerts stream in, and says for each of two nodes
 * how many seconds later it believed the last one.
 */
@Command(
        name = "cutoff",
        description = "Revokes a partner's certificate under a stream of alerts, and measures until both nodes of a"
                + " State take no more of them.")
public final class Cutoff implements Callable<Integer> {

    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration WATCH = Duration.ofSeconds(90);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long SOME = 50;
    private static final String FOLDER = "    certificates-folder:";

    @Option(names = "--rate", defaultValue = "20", description = "Alerts per second (20).")
    private int rate = 20;

    @Option(names = "--port", defaultValue = "19400", description = "The first of 200 ports.")
    private int port = 19_400;

    @Option(names = "--json", description = "Print the result for machines.")
    private boolean json;

    /** What became of one node. */
    private record Seen(Purpose revoked, int node, long before, double seconds) {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Cutoff()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        List<Seen> all = new ArrayList<>();
        for (Purpose purpose : List.of(Purpose.TLS, Purpose.SIGNING)) {
            all.addAll(revoked(purpose));
        }
        print(all);
        return all.stream().allMatch(one -> one.seconds() <= LONGEST.toSeconds()) ? 0 : 1;
    }

    private List<Seen> revoked(Purpose purpose) throws IOException {
        Path home = Files.createTempDirectory("entente-cutoff");
        System.err.println("entente: the nodes live in " + home);
        var sender = PlayState.of("QN", "Norland");
        var receiver = PlayState.of("QS", "Sudland");
        try (var authorities = new Authorities(home, sender, receiver);
                Arena arena =
                        Arena.open(home, Plan.at(port).nodes(1, 2), (here, others) -> yaml(here, others, authorities));
                var steady = new Steady(arena, "cutoff", rate)) {
            if (!Traffic.within(
                    START,
                    () -> arena.plan().seats(Side.RECEIVER).stream().allMatch(seat -> believed(arena, seat) > SOME))) {
                throw new IllegalStateException("Not every node took alerts within " + START);
            }
            Map<Integer, Long> before = new TreeMap<>();
            arena.plan().seats(Side.RECEIVER).forEach(seat -> before.put(seat.number(), believed(arena, seat)));
            Instant revoked = authorities.revoke(purpose);
            watch();
            System.err.println("entente: " + steady.answers().size() + " alerts were handed in");
            return arena.plan().seats(Side.RECEIVER).stream()
                    .map(seat -> new Seen(
                            purpose,
                            seat.number(),
                            before.getOrDefault(seat.number(), 0L),
                            Duration.between(revoked, last(arena, seat)).toMillis() / 1000.0))
                    .toList();
        } finally {
            Tool.run("rm", "-rf", home.toString());
        }
    }

    /** Only the receiving State asks. */
    private static String yaml(World.Place here, List<World.Place> others, Authorities authorities) {
        String yaml = NodeYaml.of(here, others);
        String named = authorities.responders().stream()
                .map(address -> "\"" + address + "\"")
                .collect(Collectors.joining(", "));
        return here.state().code().equals("QS")
                ? yaml.replace(FOLDER, "    revocation: {responders: [" + named + "]}\n" + FOLDER)
                : yaml;
    }

    /** How many messages of the partner a node has believed. */
    private static long believed(Arena arena, Seat seat) {
        return uses(arena, seat).stream()
                .mapToLong(use -> use.path("times").asLong(0))
                .sum();
    }

    private static Instant last(Arena arena, Seat seat) {
        if (!Traffic.within(START, () -> !uses(arena, seat).isEmpty())) {
            throw new IllegalStateException("The node " + seat + " did not say what it believed");
        }
        return uses(arena, seat).stream()
                .map(use -> Instant.parse(use.path("last").asString("")))
                .max(Instant::compareTo)
                .orElseThrow(() -> new IllegalStateException("The node " + seat + " believed nothing"));
    }

    /** Nothing while the node does not answer. */
    private static List<JsonNode> uses(Arena arena, Seat seat) {
        try {
            return arena.operator(seat)
                    .get("/operator/keys")
                    .path("uses")
                    .valueStream()
                    .filter(use -> use.path("place").asString("").equals("VERIFICATION"))
                    .filter(use -> use.path("whose").asString("").equals("QN"))
                    .toList();
        } catch (Door.Closed busy) {
            return List.of();
        }
    }

    private static void watch() {
        try {
            TimeUnit.MILLISECONDS.sleep(WATCH.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void print(List<Seen> all) {
        if (json) {
            var lines = JsonMapper.builder().build().createArrayNode();
            all.forEach(one -> lines.addObject()
                    .put("revoked", one.revoked().name())
                    .put("node", one.node())
                    .put("believedBefore", one.before())
                    .put("secondsToTheLast", one.seconds()));
            System.out.println(lines.toPrettyString());
            return;
        }
        System.out.println("| revoked | node | believed before | seconds to the last |\n|---|---|---|---|");
        all.forEach(one -> System.out.printf(
                Locale.ROOT, "| %s | %d | %d | %.1f |%n", one.revoked(), one.node(), one.before(), one.seconds()));
    }
}
