package org.entente.integration.crash;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entente.core.failure.KillPoint;
import org.entente.integration.arena.Side;
import org.entente.integration.oracle.Verdict;

/** The results as people read them: a line for each point, a column for each side. */
final class Table {

    private static final int PLANNED = 24;

    private Table() {}

    static String line(Round.Result result) {
        Round round = result.round();
        return String.format(
                Locale.ROOT,
                "%-4s %-8s round %d: %s",
                round.point(),
                round.side(),
                round.number(),
                !result.settled() ? "NOT SETTLED" : outcome(result));
    }

    private static String outcome(Round.Result result) {
        return result.died()
                ? String.format(Locale.ROOT, "died, settled after %.1f s", result.secondsToRecover())
                : "no message passes here";
    }

    static String of(List<Round.Result> results, Verdict verdict) {
        var text = new StringBuilder(String.format("%-6s %-28s %-28s%n", "point", "sender killed", "receiver killed"));
        for (KillPoint point : KillPoint.values()) {
            if (results.stream().anyMatch(result -> result.round().point() == point)) {
                text.append(String.format(
                        "%-6s %-28s %-28s%n",
                        point, cell(results, point, Side.SENDER), cell(results, point, Side.RECEIVER)));
            }
        }
        text.append(String.format(Locale.ROOT, "%n%s; recovery p95 %.1f s%n", verdict.inWords(), p95(results)));
        text.append("no room has yet: ")
                .append(String.join(", ", withoutRoom()))
                .append(System.lineSeparator());
        complaints(verdict).forEach(line -> text.append(line).append(System.lineSeparator()));
        return text.toString();
    }

    /** Everything that the oracle complains of, a line each. */
    static List<String> complaints(Verdict verdict) {
        return Stream.of(
                        verdict.lost().stream().map(it -> "lost: " + it),
                        verdict.duplicated().stream().map(it -> "duplicated: " + it),
                        verdict.unexpected().stream().map(it -> "unexpected: " + it),
                        verdict.unsettled().stream().map(it -> "unsettled: " + it))
                .flatMap(lines -> lines)
                .toList();
    }

    /** Points of the plan (K1 to K24) that no room has, because the rooms are not built. */
    static List<String> withoutRoom() {
        List<String> there = Stream.of(KillPoint.values()).map(KillPoint::name).toList();
        return IntStream.rangeClosed(1, PLANNED)
                .mapToObj(number -> "K" + number)
                .filter(name -> !there.contains(name))
                .toList();
    }

    static double p95(List<Round.Result> results) {
        double[] seconds = results.stream()
                .filter(Round.Result::died)
                .mapToDouble(Round.Result::secondsToRecover)
                .sorted()
                .toArray();
        return seconds.length == 0 ? 0 : seconds[Math.min(seconds.length - 1, (int) (seconds.length * 0.95))];
    }

    private static String cell(List<Round.Result> results, KillPoint point, Side side) {
        List<Round.Result> here = results.stream()
                .filter(result ->
                        result.round().point() == point && result.round().side() == side)
                .toList();
        long died = here.stream().filter(Round.Result::died).count();
        long settled = here.stream()
                .filter(result -> result.died() && result.settled())
                .count();
        return died == 0 ? "-" : settled + " of " + died + " deaths settled";
    }
}
