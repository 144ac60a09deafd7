package org.entente.cli.bench.wire;

import java.util.List;
import java.util.Map;
import org.entente.cli.bench.Percentiles;

/**
 * All that one run of the bench has found out.
 *
 * @param remarks what a reader must know of this run: who was left out, who runs without TLS
 */
record WireFigures(Settings settings, List<String> remarks, List<Row> rows) {

    /** What was asked for; the same memory for every process. */
    record Settings(double seconds, int rounds, double warmUp, String heap, int processors) {}

    /** One case that every contestant goes through. */
    record Case(String profile, String content, int size, int clients) {}

    /**
     * One case and who did it how well.
     *
     * @param ratios ours to the others: {@code ours/phase4, ours/ceiling}
     */
    record Row(Case asked, Map<String, Result> results, Map<String, Double> ratios) {}

    /**
     * One contestant in one case.
     *
     * @param cpuSeconds per message, of all its processes
     * @param heap bytes at most, garbage included, the sender's and then the receiver's
     */
    record Result(
            long messages,
            long failed,
            String failure,
            double perSecond,
            double megabytesPerSecond,
            Percentiles millis,
            double cpuSeconds,
            List<Long> heap,
            List<Long> resident) {

        static Result of(Case asked, Stretch all) {
            double perSecond = all.seconds() > 0 ? all.done() / all.seconds() : 0;
            return new Result(
                    all.done(),
                    all.failed(),
                    all.failure(),
                    perSecond,
                    perSecond * asked.size() / 1e6,
                    Percentiles.of(all.millis()),
                    all.done() > 0 ? all.cpu() / all.done() : 0,
                    all.memory().stream().map(Stretch.Memory::heap).toList(),
                    all.memory().stream().map(Stretch.Memory::resident).toList());
        }
    }
}
