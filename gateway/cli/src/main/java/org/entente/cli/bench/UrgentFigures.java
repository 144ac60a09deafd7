package org.entente.cli.bench;

import java.util.List;

/**
 * How long FLASH alerts took alone and among bulk.
 *
 * @param bulkPerSecond messages of both directions that were confirmed meanwhile
 * @param bulk what became of the bulk, by direction
 */
record UrgentFigures(
        int size,
        int clients,
        long seconds,
        Flashes.Latencies alone,
        Flashes.Latencies among,
        double bulkPerSecond,
        List<Arrivals.Count> bulk) {

    private static final double AIM_MILLIS = 1000;
    private static final double AIM_TIMES = 3;

    /** The 99th percentile among bulk against that of idle nodes. */
    double times() {
        return among.receipted().p99() / Math.max(0.001, alone.receipted().p99());
    }

    boolean meetsTheAim() {
        return among.receipted().p99() < AIM_MILLIS && times() < AIM_TIMES;
    }

    /** Whether nothing was lost; the aim is told beside it. */
    boolean isGood() {
        return alone.failed() + among.failed() == 0 && bulk.stream().allMatch(Arrivals.Count::isGood);
    }

    String page() {
        var page = new StringBuilder();
        line(page, "");
        line(page, "%-44s %7s %9s %9s %9s %9s".formatted("FLASH, ms", "number", "p50", "p95", "p99", "most"));
        rows(page, "idle", alone);
        rows(page, "among bulk", among);
        line(
                page,
                "bulk meanwhile: %.1f per second, both directions together, %d clients each, %d bytes, %d s"
                        .formatted(bulkPerSecond, clients, size, seconds));
        bulk.forEach(count -> line(page, "   " + count));
        line(
                page,
                "p99 to the signed receipt: %.1f ms among bulk, %.2f times the idle one: %s"
                        .formatted(
                                among.receipted().p99(),
                                times(),
                                meetsTheAim() ? "the aim is met" : "the aim (1 s, 3 times) is NOT met"));
        return page.toString();
    }

    private static void rows(StringBuilder page, String title, Flashes.Latencies row) {
        row(page, title + ": REST to accepted (202)", row.accepted());
        row(page, title + ": REST to signed receipt", row.receipted());
        row(page, title + ": accepted to signed receipt", row.fromAccept());
        if (row.failed() > 0) {
            line(page, "   " + title + ": " + row.failed() + " turned away or without a receipt");
        }
    }

    private static void row(StringBuilder page, String name, Percentiles row) {
        line(
                page,
                "   %-41s %7d %9.1f %9.1f %9.1f %9.1f"
                        .formatted(name, row.count(), row.p50(), row.p95(), row.p99(), row.most()));
    }

    private static void line(StringBuilder page, String words) {
        page.append(words).append('\n');
    }
}
