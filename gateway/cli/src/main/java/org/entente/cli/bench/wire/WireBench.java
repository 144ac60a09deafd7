package org.entente.cli.bench.wire;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.entente.cli.bench.wire.WireFigures.Case;
import org.entente.cli.bench.wire.WireFigures.Result;
import org.entente.cli.bench.wire.WireFigures.Row;
import org.entente.cli.client.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** The AS4 wire alone, without the ledger: ours, phase4 and the bare cryptography turn by turn on one machine. */
@Command(name = "wire", description = "Sends messages over the wire as each contestant does in turn, and measures.")
public final class WireBench implements Callable<Integer> {

    @Option(names = "--sizes", split = ",", defaultValue = "1000,100000,10000000", description = "Bytes of a payload.")
    private List<Integer> sizes = List.of();

    @Option(names = "--clients", split = ",", defaultValue = "1,8", description = "Clients at the same time.")
    private List<Integer> clients = List.of();

    @Option(
            names = "--profiles",
            split = ",",
            defaultValue = "EDELIVERY_2,EDELIVERY_1_RSA",
            description = "EDELIVERY_2 (Ed25519, X25519), EDELIVERY_2_P256, EDELIVERY_1_RSA (RSA-3072).")
    private List<String> profiles = List.of();

    @Option(names = "--peers", split = ",", defaultValue = "ours,phase4,ceiling", description = "Who is measured.")
    private List<String> peers = List.of();

    @Option(names = "--content", description = "TEXT or PHOTO; without it, text up to 1 MB and photographs above.")
    private Optional<Content> content = Optional.empty();

    @Option(names = "--seconds", defaultValue = "6", description = "How long a case is measured (6).")
    private double seconds;

    @Option(names = "--rounds", defaultValue = "2", description = "In how many turns (2).")
    private int rounds;

    @Option(names = "--warm-up", defaultValue = "3", description = "Seconds of every case before that (3).")
    private double warmUp;

    @Option(
            names = "--first-warm-up",
            defaultValue = "8",
            description = "Seconds of each profile before the first case, while Java compiles (8).")
    private double firstWarmUp;

    @Option(names = "--heap", defaultValue = "1g", description = "Heap of each process (1g).")
    private String heap = "";

    @Option(names = "--first-port", defaultValue = "19700", description = "Where free ports are looked for (19700).")
    private int firstPort;

    @Option(names = "--json", description = "Print the result for machines.")
    private boolean json;

    @Override
    public Integer call() {
        try (var folder = BenchFolder.temporary("entente-wire")) {
            WireFigures figures = measure(folder.path());
            System.out.println(json ? JsonMapper.builder().build().writeValueAsString(figures) : WirePage.of(figures));
            boolean good = figures.rows().stream()
                    .flatMap(row -> Optional.ofNullable(row.results().get(Contestants.OURS)).stream())
                    .allMatch(result -> result.failed() == 0 && result.messages() > 0);
            return (good ? ExitCode.DONE : ExitCode.VERIFICATION_FAILED).code();
        }
    }

    private WireFigures measure(Path home) {
        var contestants = new Contestants(home, firstPort, heap);
        List<Contestant> all = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        try {
            start(contestants, all, remarks);
            profiles.forEach(profile -> warmUp(profile, all, home));
            List<Row> rows = new ArrayList<>();
            for (Case asked : cases()) {
                rows.add(row(asked, all, home));
            }
            var settings = new WireFigures.Settings(
                    seconds, rounds, warmUp, heap, Runtime.getRuntime().availableProcessors());
            return new WireFigures(settings, remarks, rows);
        } finally {
            all.forEach(Contestant::close);
        }
    }

    private void start(Contestants contestants, List<Contestant> all, List<String> remarks) {
        if (peers.contains(Contestants.OURS)) {
            all.add(contestants.ours());
            remarks.add("ours: mutual TLS 1.3, signed receipts checked by the sender, two processes");
        }
        if (peers.contains(Contestants.PHASE4)) {
            Optional<Contestant> phase4 = contestants.phase4();
            phase4.ifPresent(all::add);
            remarks.add(
                    phase4.isPresent()
                            ? "phase4: the same TLS, keys and checks, two processes; connects for each message"
                            : "phase4 was left out: its module is not built");
        }
        if (peers.contains(Contestants.CEILING)) {
            all.add(contestants.ceiling());
            remarks.add("ceiling: both ends' signatures, keys, ciphers and digests alone, one process, no TLS");
        }
    }

    private List<Case> cases() {
        return profiles.stream()
                .flatMap(profile -> sizes.stream()
                        .flatMap(size -> clients.stream()
                                .map(many -> new Case(
                                        profile,
                                        content.orElseGet(() -> Content.fitting(size))
                                                .name(),
                                        size,
                                        many))))
                .toList();
    }

    /** Small messages, so that there are many. */
    private void warmUp(String profile, List<Contestant> all, Path home) {
        say("Warming up " + profile);
        int least = Collections.min(sizes);
        var small = new Case(profile, Content.fitting(least).name(), least, Collections.max(clients));
        Path file = Content.valueOf(small.content()).file(home, least);
        all.forEach(one -> one.fire(small, file, millis(firstWarmUp)));
    }

    /** Turn by turn, so that what else the machine does hits all alike. */
    private Row row(Case asked, List<Contestant> all, Path home) {
        say(asked.toString());
        Path file = Content.valueOf(asked.content()).file(home, asked.size());
        all.forEach(one -> one.fire(asked, file, millis(warmUp)));
        Map<String, Stretch> stretches = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            all.forEach(
                    one -> stretches.merge(one.name(), one.fire(asked, file, millis(seconds / rounds)), Stretch::and));
        }
        Map<String, Result> results = new LinkedHashMap<>();
        stretches.forEach((name, stretch) -> results.put(name, Result.of(asked, stretch)));
        return new Row(asked, results, ratios(results));
    }

    private static Map<String, Double> ratios(Map<String, Result> results) {
        Map<String, Double> ratios = new LinkedHashMap<>();
        Optional.ofNullable(results.get(Contestants.OURS))
                .ifPresent(ours -> results.forEach((name, other) -> {
                    if (!name.equals(Contestants.OURS) && other.perSecond() > 0) {
                        ratios.put("ours/" + name, ours.perSecond() / other.perSecond());
                        ratios.put("ours/" + name + " by CPU", other.cpuSeconds() / ours.cpuSeconds());
                    }
                }));
        return ratios;
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static void say(String words) {
        System.err.println("entente: " + words);
    }
}
