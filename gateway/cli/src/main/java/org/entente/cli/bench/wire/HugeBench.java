package org.entente.cli.bench.wire;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.cli.bench.states.Machine;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.ExitCode;
import org.entente.node.bench.WireLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/**
 * One huge payload through small heaps: taken into the sender's content store, signed, encrypted, pushed, verified,
 * decrypted and kept in the receiver's, receipted.
 */
@Command(name = "huge", description = "Sends one huge payload through small heaps, and measures time, heap and disk.")
public final class HugeBench implements Callable<Integer> {

    private static final double MEGABYTE = 1e6;

    @Option(names = "--size", defaultValue = "2000000000", description = "Bytes of the payload (2 GB).")
    private long size;

    @Option(names = "--heap", defaultValue = "512m", description = "Heap of each process (512m).")
    private String heap = "";

    @Option(
            names = "--profiles",
            split = ",",
            defaultValue = "EDELIVERY_2,EDELIVERY_1_RSA",
            description = "EDELIVERY_2, EDELIVERY_2_P256, EDELIVERY_1_RSA.")
    private List<String> profiles = List.of();

    @Option(names = "--first-port", defaultValue = "19800", description = "Where free ports are looked for (19800).")
    private int firstPort;

    @Option(names = "--json", description = "Print the result for machines.")
    private boolean json;

    /**
     * One transfer; heap garbage included, disk what stood there at most while it was under way.
     *
     * @param holdSeconds from the agency into the sender's store
     * @param sendSeconds from sealing to the checked receipt, kept by the receiver
     */
    record Transfer(
            String profile,
            long size,
            double holdSeconds,
            double sendSeconds,
            double megabytesPerSecond,
            double cpuSeconds,
            List<Long> heap,
            List<Long> resident,
            List<Long> disk) {}

    @Override
    public Integer call() {
        List<Transfer> transfers = new ArrayList<>();
        for (String profile : profiles) {
            try (var folder = BenchFolder.temporary("entente-huge");
                    Contestant ours = new Contestants(folder.path(), firstPort, heap).oursWithStores(size)) {
                transfers.add(transfer(profile, ours, folder.path()));
            }
        }
        System.out.println(json ? JsonMapper.builder().build().writeValueAsString(transfers) : page(transfers));
        return ExitCode.DONE.code();
    }

    private Transfer transfer(String profile, Contestant ours, Path home) {
        End sender = ours.ends().getFirst();
        WireLine held = sender.order(new WireLine("hold", Map.of("size", String.valueOf(size))), "held");
        ours.ends().forEach(end -> end.order(new WireLine("memory", Map.of()), "memory"));
        double before = ours.ends().stream().mapToDouble(End::cpuSeconds).sum();
        try (var disk = DiskWatch.over(
                List.of(home.resolve(Contestants.storeOf("QN")), home.resolve(Contestants.storeOf("QS")), home))) {
            WireLine sent = sender.order(new WireLine("ship", Map.of("profile", profile)), "fired");
            if (sent.number("done") != 1) {
                throw new ClientFault(ExitCode.VERIFICATION_FAILED, profile + ": " + sent.get("failure"));
            }
            double seconds = sent.number("micros") / 1e6;
            return new Transfer(
                    profile,
                    size,
                    held.number("millis") / 1000.0,
                    seconds,
                    size / MEGABYTE / seconds,
                    ours.ends().stream().mapToDouble(End::cpuSeconds).sum() - before,
                    ours.ends().stream().map(HugeBench::heapOf).toList(),
                    ours.ends().stream()
                            .map(end -> Machine.mostResidentBytes(end.pid()))
                            .toList(),
                    disk.most());
        }
    }

    private static long heapOf(End end) {
        return end.order(new WireLine("memory", Map.of()), "memory").number("heap");
    }

    private String page(List<Transfer> transfers) {
        var page = new StringBuilder(
                "One payload of %,d bytes, signed and encrypted, -Xmx%s on each side\n".formatted(size, heap));
        for (Transfer one : transfers) {
            page.append(
                    "%-16s kept by the sender in %.1f s; sent, kept and receipted in %.1f s (%.0f MB/s), %.1f s CPU\n"
                            .formatted(
                                    one.profile(),
                                    one.holdSeconds(),
                                    one.sendSeconds(),
                                    one.megabytesPerSecond(),
                                    one.cpuSeconds()));
            page.append("   at most: heap %s MB, resident %s MB (sender+receiver)\n"
                    .formatted(megabytes(one.heap()), megabytes(one.resident())));
            page.append("   disk at most: %s MB (sender's store+receiver's store+all files of both)\n"
                    .formatted(megabytes(one.disk())));
        }
        return page.toString();
    }

    private static String megabytes(List<Long> bytes) {
        return String.join(
                "+", bytes.stream().map(one -> "%.0f".formatted(one / MEGABYTE)).toList());
    }
}
