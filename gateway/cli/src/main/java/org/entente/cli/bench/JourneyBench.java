package org.entente.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.entente.cli.bench.states.BenchStates;
import org.entente.cli.bench.states.Machine;
import org.entente.cli.bench.states.Reading;
import org.entente.cli.bench.wire.Phase4Push;
import org.entente.cli.client.AgencyClient;
import org.entente.cli.client.Contexts;
import org.entente.cli.client.ExitCode;
import org.entente.cli.demo.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** The whole journey of police alerts between two States under load: how many, how long, at what cost. */
@Command(name = "journey", description = "Sends alerts from one State's police to another's border, and measures.")
final class JourneyBench implements Callable<Integer> {

    private static final int PHASE4_WARM_UP = 8;
    private static final int PHASE4_SECONDS = 10;
    private static final int PORTS_BEYOND = 500;

    @Option(names = "--seconds", defaultValue = "20", description = "How long is measured (20).")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "15", description = "Seconds of the same load before that (15).")
    private int warmUp;

    @Option(names = "--alone", defaultValue = "50", description = "Messages one at a time, before the load (50).")
    private int alone;

    @Option(names = "--clients", defaultValue = "8", description = "Clients that hand in (8).")
    private int clients;

    @Option(names = "--on-the-way", defaultValue = "64", description = "Accepted and not yet arrived, at most (64).")
    private int onTheWay;

    @Option(names = "--size", split = ",", defaultValue = "2048,51200", description = "Bytes of an alert, in turn.")
    private List<Integer> sizes = List.of();

    @Option(names = "--ledger", defaultValue = "0", description = "Delivered messages in each ledger before (0).")
    private long ledger;

    @Option(names = "--in-process", description = "Both nodes in this process.")
    private boolean inThisProcess;

    @Option(names = "--home", description = "Where the States are kept; without it, a folder that is removed.")
    private Optional<Path> home = Optional.empty();

    @Option(names = "--first-port", defaultValue = "18600", description = "Where free ports are looked for (18600).")
    private int firstPort;

    @Option(names = "--json", description = "Print the result for machines.")
    private boolean json;

    @Override
    public Integer call() {
        try (Workplace workplace = Workplace.at(home)) {
            List<JourneyFigures> all = measure(workplace.folder());
            boolean isGood = all.stream().allMatch(figures -> figures.count().isGood());
            return (isGood ? ExitCode.DONE : ExitCode.VERIFICATION_FAILED).code();
        }
    }

    private List<JourneyFigures> measure(Path folder) {
        Workplace.say("Starting Norland and Sudland in " + folder);
        try (BenchStates states = BenchStates.start(folder, firstPort, inThisProcess)) {
            if (ledger > 0) {
                Workplace.say("Filling both ledgers up to " + ledger + " messages of the past year");
                states.rememberPastYear(ledger);
            }
            return sizes.stream()
                    .map(size -> told(measure(states, folder, size)))
                    .toList();
        }
    }

    /** At once: what comes after it may fail. */
    private JourneyFigures told(JourneyFigures figures) {
        System.out.println(json ? JsonMapper.builder().build().writeValueAsString(figures) : JourneyPage.of(figures));
        return figures;
    }

    private JourneyFigures measure(BenchStates states, Path folder, int size) {
        AgencyClient sender = agency(states.norland(), "police");
        AgencyClient receiver = agency(states.sudland(), "immigration");
        List<Reading> atRest = readings(states);
        try (Load load = new Load(sender, receiver, new Alert(size, Instant.now()), clients, onTheWay)) {
            Workplace.say("Warming up for " + warmUp + " s with " + size + " bytes");
            load.together(Duration.ofSeconds(warmUp));
            Workplace.say("One message at a time, " + alone + " of them");
            Load.Phase one = load.oneByOne(alone);
            Workplace.say("Measuring for " + seconds + " s");
            List<Reading> before = readings(states);
            double ownBefore = Machine.cpuSeconds(ProcessHandle.current().pid());
            Load.Phase all = load.together(Duration.ofSeconds(seconds));
            double own = Machine.cpuSeconds(ProcessHandle.current().pid()) - ownBefore;
            List<Reading> after = readings(states);
            var together = stretch(all, load, states, sender);
            return new JourneyFigures(
                    new JourneyFigures.Settings(seconds, warmUp, clients, onTheWay, size, ledger, inThisProcess),
                    load.arrivals().count(),
                    stretch(one, load, states, sender),
                    together,
                    cost(before, after, own, together.messages()),
                    phase4(folder, size),
                    states(states, atRest, after));
        }
    }

    /** The nodes are idle meanwhile. */
    private Optional<Double> phase4(Path folder, int size) {
        if (System.getenv("ENTENTE_PHASE4_CLASSPATH") == null) {
            Workplace.say("phase4 is not built: nothing to compare with");
            return Optional.empty();
        }
        Workplace.say("phase4's bare push for " + PHASE4_SECONDS + " s");
        return Phase4Push.perSecond(
                made(folder.resolve("phase4-" + size)),
                firstPort + PORTS_BEYOND,
                size,
                clients,
                Duration.ofSeconds(PHASE4_WARM_UP),
                Duration.ofSeconds(PHASE4_SECONDS));
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException full) {
            throw new UncheckedIOException("A folder cannot be made: " + folder, full);
        }
    }

    private static JourneyFigures.Stretch stretch(
            Load.Phase phase, Load load, BenchStates states, AgencyClient sender) {
        List<Arrivals.Journey> journeys = load.arrivals().journeys();
        List<String> ids = journeys.stream()
                .filter(one -> phase.holds(one.sent().begun()))
                .map(Arrivals.Journey::id)
                .toList();
        List<Path> homes = Stream.concat(
                        Stream.of(World.home()), states.places().stream().map(World.Place::folder))
                .toList();
        Map<String, Percentiles> rooms = RoomTimes.of(homes, Set.copyOf(ids));
        return JourneyFigures.stretch(phase, journeys, rooms, Ladders.of(sender, ids));
    }

    private static JourneyFigures.Cost cost(List<Reading> before, List<Reading> after, double own, int messages) {
        double nodes = 0;
        double databases = 0;
        double kept = 0;
        double wal = 0;
        for (int i = 0; i < before.size(); i++) {
            nodes += after.get(i).nodeCpu() - before.get(i).nodeCpu();
            databases += after.get(i).databaseCpu() - before.get(i).databaseCpu();
            kept += after.get(i).diskWithoutWal() - before.get(i).diskWithoutWal();
            wal += after.get(i).wal() - before.get(i).wal();
        }
        double share = Math.max(1, messages);
        return new JourneyFigures.Cost(
                1000 * nodes / share, 1000 * databases / share, 1000 * own / share, kept / share, wal / share);
    }

    private static List<JourneyFigures.State> states(BenchStates states, List<Reading> atRest, List<Reading> after) {
        var all = new ArrayList<JourneyFigures.State>();
        for (World.Place place : states.places()) {
            int number = all.size();
            all.add(new JourneyFigures.State(
                    place.state().name(),
                    states.nodeOf(place).startedIn().toMillis() / 1000.0,
                    atRest.get(number),
                    after.get(number)));
        }
        return all;
    }

    private static List<Reading> readings(BenchStates states) {
        return states.places().stream()
                .map(place -> Reading.of(place, states.nodeOf(place)))
                .toList();
    }

    private static AgencyClient agency(World.Place place, String name) {
        return Contexts.agency(place, name);
    }
}
