package org.entente.cli.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.entente.cli.bench.states.BenchStates;
import org.entente.cli.client.AgencyClient;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.Contexts;
import org.entente.cli.client.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** FLASH alerts on idle nodes, and on nodes that bulk saturates in both directions. */
@Command(name = "urgent", description = "Sends FLASH alerts through nodes full of bulk, and measures.")
final class UrgentBench implements Callable<Integer> {

    @Option(names = "--minutes", defaultValue = "5", description = "How long bulk saturates both nodes (5).")
    private double minutes;

    @Option(names = "--idle", defaultValue = "60", description = "Seconds of FLASH alerts alone before that (60).")
    private int idle;

    @Option(names = "--warm-up", defaultValue = "20", description = "Seconds of bulk before all that (20).")
    private int warmUp;

    @Option(names = "--every", defaultValue = "200", description = "Milliseconds between two FLASH alerts (200).")
    private int every;

    @Option(names = "--clients", defaultValue = "8", description = "Clients with bulk in each direction (8).")
    private int clients;

    @Option(names = "--on-the-way", defaultValue = "64", description = "Bulk on the way in each direction (64).")
    private int onTheWay;

    @Option(names = "--size", defaultValue = "2048", description = "Bytes of an alert (2048).")
    private int size;

    @Option(names = "--home", description = "Where the States are kept; without it, a folder that is removed.")
    private Optional<Path> home = Optional.empty();

    @Option(names = "--first-port", defaultValue = "18700", description = "Where free ports are looked for (18700).")
    private int firstPort;

    @Option(names = "--json", description = "Print the result for machines.")
    private boolean json;

    @Override
    public Integer call() {
        try (Workplace workplace = Workplace.at(home)) {
            UrgentFigures figures = measure(workplace.folder());
            System.out.println(json ? JsonMapper.builder().build().writeValueAsString(figures) : figures.page());
            return (figures.isGood() ? ExitCode.DONE : ExitCode.VERIFICATION_FAILED).code();
        }
    }

    private UrgentFigures measure(Path folder) {
        Workplace.say("Starting Norland and Sudland in " + folder);
        Instant now = Instant.now();
        try (BenchStates states = BenchStates.start(folder, firstPort, false);
                Flashes flashes = new Flashes(
                        Contexts.agency(states.norland(), "police"), new Alert(size, now, true, "QS", "POLICE"))) {
            AgencyClient north = Contexts.agency(states.norland(), "police");
            AgencyClient south = Contexts.agency(states.sudland(), "police");
            AgencyClient northBorder = Contexts.agency(states.norland(), "immigration");
            AgencyClient southBorder = Contexts.agency(states.sudland(), "immigration");
            var there = new Alert(size, now, false, "QS", "IMMIGRATION");
            var back = new Alert(size, now, false, "QN", "IMMIGRATION");
            try (Load southward = new Load(north, southBorder, there, clients, onTheWay);
                    Load northward = new Load(south, northBorder, back, clients, onTheWay)) {
                Workplace.say("Warming up for " + warmUp + " s");
                bulk(List.of(southward, northward), Duration.ofSeconds(warmUp));
                Workplace.say("FLASH alone for " + idle + " s");
                Flashes.Latencies alone = flashes.sendFor(Duration.ofSeconds(idle), Duration.ofMillis(every));
                Duration time = Duration.ofSeconds(Math.round(minutes * 60));
                Workplace.say("FLASH among bulk for " + time.toSeconds() + " s");
                return among(flashes, alone, List.of(southward, northward), time);
            }
        }
    }

    private UrgentFigures among(Flashes flashes, Flashes.Latencies alone, List<Load> loads, Duration time) {
        try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
            Future<Flashes.Latencies> sending = beside.submit(() -> flashes.sendFor(time, Duration.ofMillis(every)));
            List<Load.Phase> phases = bulk(loads, time);
            long arrived = 0;
            for (int i = 0; i < loads.size(); i++) {
                Load.Phase phase = phases.get(i);
                arrived += loads.get(i).arrivals().journeys().stream()
                        .filter(one -> phase.holds(one.arrived().confirmed()))
                        .count();
            }
            var counts = loads.stream().map(load -> load.arrivals().count()).toList();
            return new UrgentFigures(
                    size, clients, time.toSeconds(), alone, sending.get(), arrived / (double) time.toSeconds(), counts);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ClientFault(ExitCode.FAILED, "Interrupted", stopped);
        } catch (ExecutionException failed) {
            throw new ClientFault(ExitCode.FAILED, "FLASH alerts failed: " + failed.getCause(), failed);
        }
    }

    private static List<Load.Phase> bulk(List<Load> loads, Duration time) {
        try (ExecutorService directions = Executors.newFixedThreadPool(loads.size())) {
            List<Future<Load.Phase>> running = loads.stream()
                    .map(load -> directions.submit(() -> load.together(time)))
                    .toList();
            List<Load.Phase> phases = new java.util.ArrayList<>();
            for (Future<Load.Phase> one : running) {
                phases.add(one.get());
            }
            return phases;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ClientFault(ExitCode.FAILED, "Interrupted", stopped);
        } catch (ExecutionException failed) {
            throw new ClientFault(ExitCode.FAILED, "Bulk failed: " + failed.getCause(), failed);
        }
    }
}
