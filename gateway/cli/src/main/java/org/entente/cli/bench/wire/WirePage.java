package org.entente.cli.bench.wire;

import java.util.List;
import java.util.stream.Collectors;
import org.entente.cli.bench.wire.WireFigures.Case;
import org.entente.cli.bench.wire.WireFigures.Result;

/** The figures for people. */
final class WirePage {

    private static final double MEGABYTE = 1024.0 * 1024;

    private WirePage() {}

    static String of(WireFigures figures) {
        var page = new StringBuilder();
        WireFigures.Settings asked = figures.settings();
        line(
                page,
                "The AS4 wire without the ledger: %.0f s a case in %d turns, %s of heap a process, %d processors"
                        .formatted(asked.seconds(), asked.rounds(), asked.heap(), asked.processors()));
        figures.remarks().forEach(remark -> line(page, "   " + remark));
        for (WireFigures.Row row : figures.rows()) {
            line(page, "");
            line(page, title(row));
            row.results().forEach((name, result) -> line(page, of(name, result)));
        }
        return page.toString();
    }

    private static String title(WireFigures.Row row) {
        Case asked = row.asked();
        String ratios = row.ratios().entrySet().stream()
                .map(ratio -> "%s %.2f".formatted(ratio.getKey(), ratio.getValue()))
                .collect(Collectors.joining(", "));
        return "%-16s %9d bytes of %-5s %d client%s   %s"
                .formatted(
                        asked.profile(),
                        asked.size(),
                        asked.content(),
                        asked.clients(),
                        asked.clients() == 1 ? "" : "s",
                        ratios);
    }

    private static String of(String name, Result result) {
        String speed =
                "   %-8s %8.1f msg/s %8.1f MB/s".formatted(name, result.perSecond(), result.megabytesPerSecond());
        String times = "  p50 %7.1f  p95 %7.1f  p99 %7.1f ms"
                .formatted(
                        result.millis().p50(),
                        result.millis().p95(),
                        result.millis().p99());
        String cost = "  %8.2f ms CPU  heap %s  resident %s MB"
                .formatted(result.cpuSeconds() * 1000, megabytes(result.heap()), megabytes(result.resident()));
        return speed
                + times
                + cost
                + (result.failed() == 0 ? "" : "  FAILED " + result.failed() + ": " + result.failure());
    }

    private static String megabytes(List<Long> bytes) {
        return bytes.stream().map(one -> "%.0f".formatted(one / MEGABYTE)).collect(Collectors.joining("+"));
    }

    private static void line(StringBuilder page, String words) {
        page.append(words).append('\n');
    }
}
