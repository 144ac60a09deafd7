package org.entente.integration.arena;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.entente.cli.demo.NodeYaml;
import org.entente.cli.demo.World;
import org.entente.integration.oracle.Door;
import org.entente.integration.oracle.Event;
import org.entente.integration.oracle.Journal;
import org.entente.integration.oracle.OracleProgram;
import org.entente.integration.oracle.Verdict;
import org.entente.store.database.OwnPostgres;
import tools.jackson.databind.JsonNode;

/** Two States' nodes, two agencies, the wires between them, and the driver's journal. */
public final class Arena implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(8);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(4);

    private final Path home;
    private final Plan plan;
    private final States states;
    private Journal journal;
    private final Map<Seat, NodeProcess> nodes = new HashMap<>();
    private final Map<Seat, Door> operators = new HashMap<>();
    private final Map<Side, Line> links = new HashMap<>();
    private final Map<Seat, Line> databaseLinks = new HashMap<>();
    private final Map<Side, OwnPostgres> databases = new HashMap<>();
    private final Traffic traffic;

    private Arena(Path home, Plan plan, BiFunction<World.Place, List<World.Place>, String> yaml) {
        this.home = home;
        this.plan = plan;
        this.states = new States(home, plan, yaml);
        this.journal = new Journal(home.resolve("journal.jsonl"), Clock.systemUTC());
        for (Side side : Side.values()) {
            List<Integer> doors = plan.seats(side).stream().map(plan::port).toList();
            links.put(side, new Line(plan.linkPort(side), doors, SILENCE));
            if (plan.isShared(side)) {
                share(side);
            }
        }
        for (Seat seat : plan.seats()) {
            operators.put(seat, new Door(states.operator(seat), ANSWER));
            var grave = new Grave(states.folder(seat).resolve("grave"), plan.rules());
            nodes.put(seat, new NodeProcess(states.config(seat), grave, plan.launch(seat.side())));
        }
        this.traffic = new Traffic(states, journal);
    }

    /** Returns when all nodes answer. */
    public static Arena open(Path home, Plan plan) {
        return open(home, plan, NodeYaml::of);
    }

    /** As {@link #open(Path, Plan)}, with configurations that say something else. */
    public static Arena open(Path home, Plan plan, BiFunction<World.Place, List<World.Place>, String> yaml) {
        try {
            Files.createDirectories(home);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        var arena = new Arena(home, plan, yaml);
        for (Seat seat : plan.seats()) {
            if (!arena.comesUp(seat, START)) {
                arena.close();
                throw new IllegalStateException(
                        "The node " + seat + " did not answer within " + START + ": see node.out below " + home);
            }
        }
        return arena;
    }

    /** The database of a State with several nodes, a line between it and each of them. */
    private void share(Side side) {
        var database = new OwnPostgres(
                states.database(side), plan.databasePort(side), Duration.ofSeconds(60), new SecureRandom());
        databases.put(side, database);
        plan.seats(side)
                .forEach(seat -> databaseLinks.put(
                        seat, new Line(plan.databaseLinkPort(seat), List.of(plan.databasePort(side)), SILENCE)));
    }

    /** True when the node answers in time; false at once when it dies. */
    public boolean comesUp(Seat seat, Duration patience) {
        return Traffic.within(patience, () -> answers(seat) || !node(seat).isAlive()) && answers(seat);
    }

    public Plan plan() {
        return plan;
    }

    public List<Seat> seats() {
        return plan.seats();
    }

    public NodeProcess node(Seat seat) {
        return there(nodes.get(seat), seat);
    }

    public NodeProcess node(Side side) {
        return node(Seat.of(side));
    }

    /** The wire on which partners reach a State. */
    public Line link(Side side) {
        return there(links.get(side), side);
    }

    /** The wire on which a node reaches the database that it shares. */
    public Line databaseLink(Seat seat) {
        return there(databaseLinks.get(seat), seat);
    }

    public Traffic traffic() {
        return traffic;
    }

    public Journal journal() {
        return journal;
    }

    public void struck(String blow) {
        journal.write(new Event.Struck(blow));
    }

    /** What an operator of that node sees. */
    public Door operator(Seat seat) {
        return there(operators.get(seat), seat);
    }

    public boolean answers(Seat seat) {
        try {
            return operator(seat).get("/operator/status").has("at");
        } catch (Door.Closed notYet) {
            return false;
        }
    }

    /** Both ledgers have the message as delivered, as far as their first nodes say. */
    public boolean isSettled(String id) {
        return "DELIVERED".equals(stage(Side.SENDER, "outbound", id))
                && "DELIVERED".equals(stage(Side.RECEIVER, "inbound", id));
    }

    /** Nothing of either State's messages is on its way any more. */
    public boolean isQuiet() {
        return plan.seats().stream().allMatch(this::isQuiet);
    }

    private boolean isQuiet(Seat seat) {
        try {
            JsonNode stages =
                    there(operators.get(seat), seat).get("/operator/status").path("stages");
            return !stages.isEmpty()
                    && List.of("SUBMITTED", "CLEARED", "WAITING", "RECEIPTED", "ARRIVED", "ADMITTED", "OFFERED")
                            .stream()
                            .allMatch(stage -> stages.path(stage).asLong(1) == 0);
        } catch (Door.Closed silent) {
            return false;
        }
    }

    /** Begins a new journal, which the oracle will hear instead of those before; to be done when all is quiet. */
    public void beginsAnew(String name) {
        Journal before = journal;
        journal = new Journal(home.resolve(name + ".jsonl"), Clock.systemUTC());
        traffic.writes(journal);
        before.close();
    }

    /** To be asked when all is quiet. */
    public Verdict verdict() {
        return OracleProgram.ask(journal.file(), states.witnesses());
    }

    /** Where a message stands; empty when its State does not say. */
    public String stage(Side side, String way, String id) {
        try {
            return there(operators.get(Seat.of(side)), side)
                    .get("/operator/messages/" + way + "/" + id)
                    .path("state")
                    .path("stage")
                    .asString("");
        } catch (Door.Closed silent) {
            return "";
        }
    }

    /** The folder of the database server that a State's nodes use. */
    public Path database(Side side) {
        return plan.isShared(side) ? states.database(side) : node(side).folder().resolve("pg");
    }

    public Path home() {
        return home;
    }

    private static <T> T there(@org.jspecify.annotations.Nullable T found, Object what) {
        if (found == null) {
            throw new IllegalStateException("There is nothing of " + what);
        }
        return found;
    }

    @Override
    public void close() {
        traffic.close();
        nodes.values().forEach(NodeProcess::close);
        databases.values().forEach(OwnPostgres::close);
        links.values().forEach(Line::close);
        databaseLinks.values().forEach(Line::close);
        journal.close();
    }
}
