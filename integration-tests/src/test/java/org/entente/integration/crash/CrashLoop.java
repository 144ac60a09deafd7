package org.entente.integration.crash;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.entente.core.failure.KillPoint;
import org.entente.integration.crash.Oracle.Verdict;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code ./entente crashloop}: ends nodes at named points, again and again, and counts. */
@Command(name = "crashloop", description = "Kills nodes between two commits and counts what was lost or came twice.")
public final class CrashLoop implements Callable<Integer> {

    @Option(names = "--points", split = ",", description = "all, or kill points like K4,K13.")
    private List<String> points = List.of("all");

    @Option(names = "--sides", split = ",", description = "SENDER,RECEIVER or one of them.")
    private List<Side> sides = List.of(Side.values());

    @Option(names = "--rounds", description = "How often at each point.")
    private int rounds = 3;

    @Option(names = "--port", description = "The first of 200 ports.")
    private int port = 19_400;

    @Option(names = "--json", description = "Print the result for machines.")
    private boolean json;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new CrashLoop()).execute(arguments));
    }

    @Override
    public Integer call() {
        Path home = temporaryHome();
        System.err.println("entente: the nodes live in " + home);
        List<Round.Result> results = new ArrayList<>();
        Verdict verdict;
        try (Arena arena = Arena.open(home, port)) {
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
            verdict = arena.verdict(
                    results.stream().flatMap(result -> result.ids().stream()).toList());
        }
        report(results, verdict, System.out);
        boolean good = verdict.isGood() && results.stream().allMatch(Round.Result::settled);
        if (good) {
            delete(home); // what is left of a bad run is evidence
        }
        return good ? 0 : 1;
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

    private void report(List<Round.Result> results, Verdict verdict, PrintStream out) {
        if (!json) {
            out.print(Table.of(results, verdict));
            return;
        }
        ObjectNode root = JsonMapper.builder().build().createObjectNode();
        root.put("version", 1);
        root.put("accepted", verdict.accepted());
        root.put("lost", verdict.lost().size());
        root.put("duplicatedAfterConfirmation", verdict.duplicated().size());
        root.put("unexpected", verdict.unexpected().size());
        root.put("unsettled", verdict.unsettled().size());
        root.put("recovered", verdict.recovered());
        root.put("recoverSecondsP95", Table.p95(results));
        var lines = root.putArray("rounds");
        results.forEach(result -> lines.addObject()
                .put("point", result.round().point().name())
                .put("side", result.round().side().name())
                .put("died", result.died())
                .put("settled", result.settled())
                .put("recoverSeconds", result.secondsToRecover()));
        out.println(root.toPrettyString());
    }

    private static void delete(Path home) {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException stuck) {
            System.err.println("entente: " + home + " could not be deleted: " + stuck.getMessage());
        }
    }

    private static Path temporaryHome() {
        try {
            return Files.createTempDirectory("entente-crash");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
