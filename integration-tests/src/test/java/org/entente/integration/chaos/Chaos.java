package org.entente.integration.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.entente.integration.arena.Arena;
import org.entente.integration.arena.Plan;
import org.entente.integration.chaos.Run.Seen;
import org.entente.integration.oracle.Door;
import org.entente.integration.oracle.Verdict;
import org.entente.integration.system.Tool;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./entente chaos}: makes the world around the nodes misbehave, and lets the oracle count. */
@Command(name = "chaos", description = "Breaks disks, networks, clocks and nodes while alerts come in.")
public final class Chaos implements Callable<Integer> {

    @Option(names = "--runs", split = ",", description = "all, or runs like F7,F10b.")
    private List<String> names = List.of("all");

    @Option(names = "--rate", description = "Alerts per second.")
    private int rate = 5;

    @Option(names = "--port", description = "The first of 200 ports.")
    private int port = 19_400;

    @Option(names = "--old-jar", description = "Another build of the product, for the rolling upgrade (F15).")
    private Optional<Path> oldJar = Optional.empty();

    @Option(names = "--keys", description = "A folder with the States' keys of an earlier run, to make none anew.")
    private Optional<Path> keys = Optional.empty();

    @Option(names = "--json", description = "Print the result for machines.")
    private boolean json;

    private final Map<Run.Stage, Arena> arenas = new EnumMap<>(Run.Stage.class);
    private final List<Outcome> outcomes = new ArrayList<>();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Chaos()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Path home = Files.createTempDirectory("entente-chaos");
        System.err.println("entente: the nodes live in " + home);
        List<Run> runs = Stream.of(
                        TwoNodes.runs(), Wires.runs(), Disks.runs(), Clocks.runs(), Floods.runs(), Upgrade.runs(oldJar))
                .flatMap(List::stream)
                .filter(run -> run.isNamed(names))
                .sorted(java.util.Comparator.comparing(Run::stage))
                .toList();
        try {
            runs.forEach(run -> note(outcome(run, home)));
        } finally {
            arenas.values().forEach(Arena::close);
        }
        print();
        boolean good = outcomes.stream().allMatch(Outcome::isGood);
        if (good) {
            Tool.run("rm", "-rf", home.toString()); // what is left of a bad run is evidence
        }
        return good ? 0 : 1;
    }

    private void note(Outcome outcome) {
        outcomes.add(outcome);
        System.err.println("entente: " + outcome.line());
    }

    private Outcome outcome(Run run, Path home) {
        Optional<String> missing =
                run.needs().stream().filter(tool -> !Tool.isThere(tool)).findFirst();
        if (missing.isPresent()) {
            return Outcome.skipped(
                    run, missing.get() + " is missing (apt-get install " + packageOf(missing.get()) + ")");
        }
        long begin = System.nanoTime();
        try {
            return made(run, arena(run, home), begin);
        } catch (IllegalStateException | UncheckedIOException | Door.Closed broken) {
            Optional.ofNullable(arenas.remove(run.stage())).ifPresent(Arena::close);
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Outcome(
                    run.id(), run.fault(), "broke off: " + broken.getMessage(), Optional.empty(), false, seconds);
        }
    }

    private Outcome made(Run run, Arena arena, long begin) {
        Seen seen;
        boolean settled;
        try (var scene = new Scene(arena, run.id(), rate)) {
            seen = run.act().on(scene);
            settled = scene.settles();
        }
        Verdict verdict = arena.verdict();
        if (!verdict.isGood() || !settled) {
            arena.close(); // its journal remembers; the next run begins anew
            arenas.remove(run.stage());
        }
        String words = seen.words() + (settled ? "" : "; NOT SETTLED");
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Outcome(run.id(), run.fault(), words, Optional.of(verdict), seen.isAsPromised() && settled, seconds);
    }

    private Arena arena(Run run, Path home) {
        arenas.entrySet().removeIf(open -> {
            if (open.getKey() != run.stage()) {
                open.getValue().close(); // the machine is small
            }
            return open.getKey() != run.stage();
        });
        return arenas.computeIfAbsent(run.stage(), stage -> Arena.open(withKeys(home.resolve(run.id())), plan(stage)));
    }

    private Path withKeys(Path home) {
        Tool.require("mkdir", "-p", home.toString());
        keys.ifPresent(folder -> Tool.require("cp", "-a", folder + "/.", home.toString()));
        return home;
    }

    private Plan plan(Run.Stage stage) {
        return switch (stage) {
            case PAIR -> Plan.at(port).limits("disk-reserve: 16MB");
            case CLUSTER -> Plan.at(port).nodes(1, 2);
        };
    }

    private static String packageOf(String tool) {
        return tool.equals("nft") ? "nftables" : tool;
    }

    private void print() {
        if (json) {
            var lines = JsonMapper.builder().build().createArrayNode();
            outcomes.forEach(outcome -> lines.addObject()
                    .put("run", outcome.run())
                    .put("fault", outcome.fault())
                    .put("happened", outcome.happened())
                    .put("verdict", outcome.verdict().map(Verdict::inWords).orElse(""))
                    .put("good", outcome.isGood())
                    .put("seconds", outcome.seconds()));
            System.out.println(lines.toPrettyString());
            return;
        }
        System.out.println("| run | fault | what happened | oracle | seconds |\n|---|---|---|---|---|");
        outcomes.forEach(outcome -> System.out.println(outcome.line()));
    }
}
