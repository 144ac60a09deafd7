package org.entente.cli.bench.wire;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.entente.cli.bench.wire.WireFigures.Case;
import org.entente.node.bench.WireLine;

/**
 * Whoever is measured: the process that sends and counts, and the one that receives, if there is one.
 *
 * @param ends the sender first
 */
record Contestant(String name, List<End> ends) implements AutoCloseable {

    Contestant {
        ends = List.copyOf(ends);
    }

    /** One stretch of one case; its cost is that of all ends together. */
    Stretch fire(Case asked, Path file, Duration time) {
        ends.forEach(Contestant::memory);
        double before = cpu();
        WireLine fired = ends.getFirst()
                .order(
                        new WireLine(
                                "fire",
                                Map.of(
                                        "profile", asked.profile(),
                                        "file", file.toString(),
                                        "clients", String.valueOf(asked.clients()),
                                        "millis", String.valueOf(time.toMillis()))),
                        "fired");
        double cpu = cpu() - before;
        List<Stretch.Memory> memory = ends.stream()
                .map(end -> new Stretch.Memory(memory(end), end.residentBytes()))
                .toList();
        return Stretch.of(fired, cpu, memory);
    }

    private static long memory(End end) {
        return end.order(new WireLine("memory", Map.of()), "memory").number("heap");
    }

    private double cpu() {
        return ends.stream().mapToDouble(End::cpuSeconds).sum();
    }

    @Override
    public void close() {
        ends.forEach(End::close);
    }
}
