package org.entente.integration.badline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.entente.cli.bench.states.BenchStates;
import org.entente.cli.client.Contexts;
import org.entente.cli.demo.NodeYaml;
import org.entente.cli.demo.World;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./entente badline}: alerts over a line that fails again and again, and whether each was receipted once. */
@Command(name = "badline", description = "Sends alerts over a line that fails by lot, and counts the receipts.")
public final class BadLineRun implements Callable<Integer> {

    private static final long BYTES_OF_AN_ALERT = 9_000; // on the wire

    @Option(names = "--minutes", defaultValue = "10", description = "How long alerts are handed in (10).")
    private double minutes;

    @Option(names = "--rate", defaultValue = "50", description = "Alerts each second (50).")
    private int rate;

    @Option(names = "--every", defaultValue = "25", description = "Alerts between two incidents, on average (25).")
    private int every;

    @Option(names = "--settling", defaultValue = "5", description = "Minutes after that until all must be receipted.")
    private int settling;

    @Option(names = "--seed", defaultValue = "20261124", description = "Of the draw of incidents.")
    private long seed;

    @Option(names = "--port", defaultValue = "18200", description = "The first of 20 ports.")
    private int port;

    @Option(names = "--in-process", description = "Both nodes in this process.")
    private boolean inThisProcess;

    @Option(names = "--json", description = "Print the result for machines.")
    private boolean json;

    /**
     * What came of it.
     *
     * @param receiptedOnce sent messages with one receipt and one fact that says so
     * @param arrivedOnce messages that the partner has, with one receipt made
     * @param waiting sent messages without a receipt
     * @param putOff how often a message had to wait for its next try
     */
    record Outcome(
            long accepted,
            long refused,
            double minutes,
            double settledAfterSeconds,
            Map<String, Integer> incidents,
            long putOff,
            long sent,
            long receiptedOnce,
            long arrived,
            long arrivedOnce,
            long waiting,
            Map<String, Long> stages) {

        boolean isGood() {
            return accepted > 0
                    && refused == 0
                    && waiting == 0
                    && Stream.of(sent, receiptedOnce, arrived, arrivedOnce).allMatch(count -> count == accepted);
        }
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BadLineRun()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        Path home = temporaryHome();
        System.err.println("entente: the nodes live in " + home);
        Outcome outcome = outcome(home);
        System.out.println(json ? JsonMapper.builder().build().writeValueAsString(outcome) : page(outcome));
        if (outcome.isGood()) {
            delete(home); // what is left of a bad run is evidence
        }
        return outcome.isGood() ? 0 : 1;
    }

    private Outcome outcome(Path home) throws InterruptedException {
        int line = port + 15;
        try (BenchStates states = BenchStates.start(home, port, inThisProcess, (here, all) -> yaml(here, all, line));
                BadLine bad = new BadLine(line, states.sudland().as4Port(), every * BYTES_OF_AN_ALERT, seed);
                Alerts alerts = new Alerts(Contexts.agency(states.norland(), "police"), Instant.now())) {
            System.err.println("entente: both nodes are up, alerts begin");
            alerts.handIn(rate, Duration.ofMillis(Math.round(minutes * 60_000)));
            bad.recover();
            long begin = System.nanoTime();
            var ledgers = new Ledgers(states.norland(), states.sudland());
            long end = begin + TimeUnit.MINUTES.toNanos(settling);
            while (ledgers.waiting() > 0 && System.nanoTime() < end) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            }
            return outcome(alerts, ledgers, bad, (System.nanoTime() - begin) / 1e9);
        }
    }

    private Outcome outcome(Alerts alerts, Ledgers ledgers, BadLine bad, double settled) {
        Map<String, Integer> incidents = new TreeMap<>();
        bad.happened().forEach((kind, count) -> incidents.put(kind.name(), count.get()));
        return new Outcome(
                alerts.accepted(),
                alerts.refused(),
                minutes,
                settled,
                incidents,
                ledgers.putOff(),
                ledgers.sent(),
                ledgers.receiptedOnce(),
                ledgers.arrived(),
                ledgers.arrivedOnce(),
                ledgers.waiting(),
                ledgers.stages());
    }

    /** Norland reaches Sudland over the bad line. */
    private static String yaml(World.Place here, List<World.Place> all, int line) {
        String usual = NodeYaml.of(here, all);
        return here.state().code().equals("QN")
                ? usual.replace(
                        "https://localhost:" + all.getLast().as4Port() + "/as4", "https://localhost:" + line + "/as4")
                : usual;
    }

    private String page(Outcome of) {
        return """
            %.1f minutes of %d alerts each second over a line with an incident every %d alerts
            incidents               %s
            accepted                %d, %.1f each second (%d refused)
            put off, to try again   %d
            sent                    %d, by stage %s
            receipted exactly once  %d
            arrived at the partner  %d
            receipted there once    %d
            without a receipt       %d, %.1f s after the last alert
            %s\
            """.formatted(
                        minutes,
                        rate,
                        every,
                        of.incidents(),
                        of.accepted(),
                        of.accepted() / (minutes * 60),
                        of.refused(),
                        of.putOff(),
                        of.sent(),
                        of.stages(),
                        of.receiptedOnce(),
                        of.arrived(),
                        of.arrivedOnce(),
                        of.waiting(),
                        of.settledAfterSeconds(),
                        of.isGood()
                                ? "every message was receipted exactly once"
                                : "NOT every message was receipted exactly once");
    }

    private static Path temporaryHome() {
        try {
            return Files.createTempDirectory("entente-badline");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void delete(Path home) {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException stuck) {
            System.err.println("entente: " + home + " could not be deleted: " + stuck.getMessage());
        }
    }
}
