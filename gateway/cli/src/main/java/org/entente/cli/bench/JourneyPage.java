package org.entente.cli.bench;

import java.util.Map;

/** The figures for people. */
final class JourneyPage {

    private static final double MEGABYTE = 1024.0 * 1024;

    private JourneyPage() {}

    static String of(JourneyFigures figures) {
        var page = new StringBuilder();
        JourneyFigures.Settings asked = figures.settings();
        line(page, "");
        line(
                page,
                "%.1f messages per second, REST accept to confirmed by the receiving agency"
                        .formatted(figures.together().perSecond()));
        line(
                page,
                "   %d bytes, %d clients, %d on the way at most, %d s after %d s of warm-up, %s"
                        .formatted(
                                asked.size(),
                                asked.clients(),
                                asked.onTheWay(),
                                asked.seconds(),
                                asked.warmUp(),
                                asked.inThisProcess()
                                        ? "both nodes in one process"
                                        : "each node in a process of its own"));
        figures.phase4PerSecond()
                .ifPresent(push -> line(
                        page,
                        "   %.2f times phase4's push in the same run, which keeps nothing: %.1f per second"
                                .formatted(figures.timesPhase4().orElse(0.0), push)));
        if (asked.ledger() > 0) {
            line(page, "   %d delivered messages in each ledger before".formatted(asked.ledger()));
        }
        stretch(page, "Under load", figures.together());
        stretch(page, "One message at a time", figures.alone());
        cost(page, figures.cost());
        figures.states().forEach(state -> state(page, state));
        count(page, figures.count());
        return page.toString();
    }

    private static void count(StringBuilder page, Arrivals.Count count) {
        line(page, "");
        line(
                page,
                "accepted %d, arrived %d, lost %d, repeated %d, unexpected %d, mixed up %d: %s"
                        .formatted(
                                count.accepted(),
                                count.arrived(),
                                count.lost(),
                                count.repeated(),
                                count.unexpected(),
                                count.mixedUp(),
                                count.isGood()
                                        ? "every accepted message arrived once"
                                        : "NOT every accepted message arrived once"));
    }

    private static void stretch(StringBuilder page, String title, JourneyFigures.Stretch stretch) {
        line(page, "");
        line(page, "%-34s %9s %9s %9s %9s".formatted(title + ", ms", "p50", "p95", "p99", "most"));
        percentiles(page, "end to end: accepted (202)", stretch.accept());
        percentiles(page, "end to end: in their inbox", stretch.inbox());
        percentiles(page, "end to end: confirmed", stretch.confirmed());
        table(page, "ladder, after the rung before: ", stretch.ladder());
        table(page, "", stretch.rooms());
    }

    private static void table(StringBuilder page, String before, Map<String, Percentiles> rows) {
        if (!before.isEmpty() && !rows.isEmpty()) {
            line(page, " %s".formatted(before.strip()));
        }
        rows.forEach((name, row) -> percentiles(page, name, row));
    }

    private static void percentiles(StringBuilder page, String name, Percentiles row) {
        line(page, "   %-31s %9.1f %9.1f %9.1f %9.1f".formatted(name, row.p50(), row.p95(), row.p99(), row.most()));
    }

    private static void cost(StringBuilder page, JourneyFigures.Cost cost) {
        line(page, "");
        line(
                page,
                "CPU per message: nodes %.2f ms, databases %.2f ms, clients %.2f ms"
                        .formatted(cost.nodesCpu(), cost.databasesCpu(), cost.clientsCpu()));
        line(
                page,
                "Disk per message, both States: %.0f bytes kept, %.0f bytes of write-ahead log"
                        .formatted(cost.bytesKept(), cost.bytesWal()));
    }

    private static void state(StringBuilder page, JourneyFigures.State state) {
        line(
                page,
                "%s: up in %.1f s; at rest %.0f MB and %.0f MB of database; under load %.0f MB and %.0f MB"
                        .formatted(
                                state.name(),
                                state.startSeconds(),
                                state.atRest().nodeMemory() / MEGABYTE,
                                state.atRest().databaseMemory() / MEGABYTE,
                                state.underLoad().nodeMemory() / MEGABYTE,
                                state.underLoad().databaseMemory() / MEGABYTE));
    }

    private static void line(StringBuilder page, String words) {
        page.append(words).append('\n');
    }
}
