package org.entente.cli.bench.wire;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.entente.node.bench.WireLine;

/**
 * What one contestant did in one stretch of time, or in several together.
 *
 * @param cpu seconds of all its processes
 * @param memory at most, by process, the sender first
 */
record Stretch(
        long done, long failed, String failure, double seconds, double cpu, List<Double> millis, List<Memory> memory) {

    Stretch {
        millis = List.copyOf(millis);
        memory = List.copyOf(memory);
    }

    /** Bytes. */
    record Memory(long heap, long resident) {
        private static Memory most(Memory one, Memory other) {
            return new Memory(Math.max(one.heap, other.heap), Math.max(one.resident, other.resident));
        }
    }

    static Stretch of(WireLine fired, double cpu, List<Memory> memory) {
        List<Double> millis = Arrays.stream(fired.get("micros").split(",", -1))
                .filter(micros -> !micros.isEmpty())
                .map(micros -> Long.parseLong(micros) / 1000.0)
                .toList();
        return new Stretch(
                fired.number("done"),
                fired.number("failed"),
                fired.find("failure").orElse(""),
                fired.number("millis") / 1000.0,
                cpu,
                millis,
                memory);
    }

    Stretch and(Stretch next) {
        return new Stretch(
                done + next.done,
                failed + next.failed,
                failure.isEmpty() ? next.failure : failure,
                seconds + next.seconds,
                cpu + next.cpu,
                Stream.concat(millis.stream(), next.millis.stream()).toList(),
                java.util.stream.IntStream.range(0, memory.size())
                        .mapToObj(i -> Memory.most(memory.get(i), next.memory.get(i)))
                        .toList());
    }
}
