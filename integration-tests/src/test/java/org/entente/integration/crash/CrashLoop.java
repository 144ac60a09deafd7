package org.entente.integration.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.entente.core.failure.KillPoint;
import org.entente.integration.arena.Arena;
import org.entente.integration.arena.Plan;
import org.entente.integration.arena.Side;
import org.entente.integration.oracle.Verdict;
import org.entente.integration.system.Tool;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code ./entente crashloop}: ends nodes again and again, and lets the oracle count. */
@Command(name = "crashloop", description = "Kills nodes between two commits and counts what was lost or came twice.")
public final class CrashLoop implements Callable<Integer> {

    @Option(names = "--points", split = ",", description = "all, or kill points like K4,K13.")
    private List<String> points = List.of("all");

    @Option(names = "--sides", split = ",", description = "SENDER,RECEIVER or one of them.")
    private List<Side> sides = List.of(Side.values());

    @Option(names = "--rounds", description = "How often at each point.")
    private int rounds = 3;

    @Option(
            names = "--sabotage",
            split = ",",
            description = "Breaks the product on purpose and expects the oracle to shout: all, or some of the names.")
    private List<String> sabotages = List.of();

    @Option(names = "--random", description = "Kills and pauses three processes at random for so long, like 20m.")
    private String random = "";

    @Option(names = "--rate", description = "Alerts per second while killing at random.")
    private int rate = 20;

    @Option(names = "--seed", description = "Repeats the blows of an earlier random run.")
    private long seed = ThreadLocalRandom.current().nextLong(1_000_000_000);

    @Option(names = "--port", description = "The first of 200 ports.")
    private int port = 19_400;

    @Option(names = "--home", description = "Where the nodes live; keys that lie there are used again.")
    private Optional<Path> home = Optional.empty();

    @Option(names = "--json", description = "Print the result for machines.")
    private boolean json;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new CrashLoop()).execute(arguments));
    }

    @Override
    public Integer call() {
        Path home = this.home.orElseGet(CrashLoop::temporaryHome);
        System.err.println("entente: the nodes live in " + home);
        boolean good;
        if (!sabotages.isEmpty()) {
            good = sabotage(home);
        } else if (!random.isEmpty()) {
            good = atRandom(home, DurationStyle.detectAndParse(random));
        } else {
            good = atPoints(home);
        }
        if (good && this.home.isEmpty()) {
            Tool.run("rm", "-rf", home.toString()); // what is left of a bad run is evidence
        }
        return good ? 0 : 1;
    }

    private boolean atPoints(Path home) {
        List<Round.Result> results = new ArrayList<>();
        Verdict verdict;
        try (Arena arena = Arena.open(home, Plan.at(port))) {
            for (Round round : plan()) {
                if (isKnownToBeQuiet(round, results)) {
                    continue;
                }
                Round.Result result = round.strike(arena);
                results.add(result);
                System.err.println("entente: " + Table.line(result));
                if (!result.settled()) {
                    break; // the state of the nodes is the evidence: leave it
                }
            }
            verdict = arena.verdict();
        }
        System.out.print(json ? page(results, verdict).toPrettyString() + "\n" : Table.of(results, verdict));
        return verdict.isGood() && results.stream().allMatch(Round.Result::settled);
    }

    private static boolean isKnownToBeQuiet(Round round, List<Round.Result> results) {
        return results.stream()
                .anyMatch(before -> !before.died()
                        && before.round().point() == round.point()
                        && before.round().side() == round.side());
    }

    private List<Round> plan() {
        List<KillPoint> chosen = points.contains("all")
                ? List.of(KillPoint.values())
                : points.stream().map(KillPoint::valueOf).toList();
        List<Round> plan = new ArrayList<>();
        for (KillPoint point : chosen) {
            for (Side side : sides) {
                for (int number = 1; number <= rounds; number++) {
                    plan.add(new Round(point, side, number));
                }
            }
        }
        return plan;
    }

    private boolean sabotage(Path home) {
        List<Sabotage> chosen = sabotages.contains("all")
                ? List.of(Sabotage.values())
                : sabotages.stream().map(Sabotage::valueOf).toList();
        List<Sabotaged> results = new ArrayList<>();
        try (Arena arena = Arena.open(home, Plan.at(port).rules(Sabotage.rules()))) {
            for (Sabotage sabotage : chosen) {
                results.add(Sabotaged.run(sabotage, arena));
                System.err.println("entente: " + results.getLast().line());
            }
        }
        if (json) {
            var lines = JsonMapper.builder().build().createArrayNode();
            results.forEach(result -> lines.add(result.json()));
            System.out.println(lines.toPrettyString());
        } else {
            results.forEach(result -> System.out.println(result.line()));
        }
        return results.stream().allMatch(Sabotaged::isAsExpected);
    }

    private boolean atRandom(Path home, Duration length) {
        System.err.println("entente: seed " + seed);
        RandomKills.Result result;
        try (Arena arena = Arena.open(home, Plan.at(port).nodes(1, 2))) {
            result = new RandomKills(arena, seed, rate).run(length);
        }
        System.out.print(json ? result.json().toPrettyString() + "\n" : result.text());
        return result.isGood();
    }

    static ObjectNode page(List<Round.Result> results, Verdict verdict) {
        ObjectNode root = counts(verdict);
        root.put("recoverSecondsP95", Table.p95(results));
        var missing = root.putArray("withoutRoom");
        Table.withoutRoom().forEach(missing::add);
        var lines = root.putArray("rounds");
        results.forEach(result -> lines.addObject()
                .put("point", result.round().point().name())
                .put("side", result.round().side().name())
                .put("died", result.died())
                .put("settled", result.settled())
                .put("recoverSeconds", result.secondsToRecover()));
        return root;
    }

    static ObjectNode counts(Verdict verdict) {
        ObjectNode root = JsonMapper.builder().build().createObjectNode();
        root.put("version", 1);
        root.put("accepted", verdict.accepted());
        root.put("lost", verdict.lost().size());
        root.put("duplicatedAfterConfirmation", verdict.duplicated().size());
        root.put("unexpected", verdict.unexpected().size());
        root.put("unsettled", verdict.unsettled().size());
        root.put("recovered", verdict.recovered());
        var complaints = root.putArray("complaints");
        Stream.of(Table.complaints(verdict)).forEach(lines -> lines.forEach(complaints::add));
        return root;
    }

    private static Path temporaryHome() {
        try {
            return Files.createTempDirectory("entente-crash");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
