package org.entente.cli.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.entente.certsdev.PlayPki;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.ExitCode;
import org.entente.node.config.NodeConfigReader;
import org.entente.node.wiring.Node;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Three States on this machine: makes their keys, starts their nodes, sends the samples, and stays up. */
@Command(name = "demo", description = "Runs three States on this machine and sends sample messages between them.")
public final class DemoCommand implements Callable<Integer> {

    @Option(names = "--once", description = "End after the samples; exit status 0 only if all were delivered.")
    private boolean once;

    @Option(names = "--json", description = "Print the result for machines.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Instant begin = Instant.now();
        PrintStream talk =
                json ? new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8) : System.out;
        List<World.Place> places = World.in(World.home());
        List<Node> nodes = new CopyOnWriteArrayList<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> nodes.forEach(Node::close), "farewell"));
        try {
            start(places, nodes, talk);
            Duration started = Duration.between(begin, Instant.now());
            talk.printf("Three States are up after %.1f s.%n", started.toMillis() / 1000.0);
            List<Journey.Outcome> outcomes = send(places, talk);
            boolean good = outcomes.stream().allMatch(Journey.Outcome::isGood);
            Duration total = Duration.between(begin, Instant.now());
            report(outcomes, started, total, talk);
            if (!once) {
                talk.print(DemoPage.of(places, TrySamples.writeTo(World.home().resolve("try"), begin)));
                new CountDownLatch(1).await();
            }
            return good ? ExitCode.DONE.code() : ExitCode.FAILED.code();
        } finally {
            nodes.forEach(Node::close);
        }
    }

    private static void start(List<World.Place> places, List<Node> nodes, PrintStream talk) {
        talk.println("Making keys and certificates in " + World.home());
        PlayPki.in(World.home(), Clock.systemUTC(), new SecureRandom())
                .make(places.stream().map(World.Place::state).toList());
        try (ExecutorService starters = Executors.newFixedThreadPool(places.size())) {
            List<Future<?>> starting = new ArrayList<>();
            for (World.Place place : places) {
                Path file = configuration(place, places);
                talk.println("Starting " + place.state().name());
                starting.add(starters.submit(() -> nodes.add(Node.start(NodeConfigReader.read(file)))));
            }
            starting.forEach(DemoCommand::awaitStart);
        }
    }

    private static void awaitStart(Future<?> starting) {
        try {
            starting.get();
        } catch (java.util.concurrent.ExecutionException failed) {
            throw new ClientFault(ExitCode.FAILED, "A node did not start: " + failed.getCause(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ClientFault(ExitCode.FAILED, "Interrupted", stopped);
        }
    }

    private static Path configuration(World.Place place, List<World.Place> places) {
        try {
            return Files.writeString(place.folder().resolve("node.yaml"), NodeYaml.of(place, places));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static List<Journey.Outcome> send(List<World.Place> places, PrintStream talk) {
        var outcomes = new ArrayList<Journey.Outcome>();
        for (Sample sample : Samples.all()) {
            var journey = new Journey(
                    sample,
                    Journey.Caller.of(place(places, sample.fromState()), sample.fromAgency()),
                    Journey.Caller.of(place(places, sample.toState()), sample.toAgency()));
            outcomes.add(journey.run(new Ladder(talk)));
        }
        return outcomes;
    }

    private static World.Place place(List<World.Place> places, String code) {
        return places.stream()
                .filter(place -> place.state().code().equals(code.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }

    private void report(List<Journey.Outcome> outcomes, Duration started, Duration total, PrintStream talk) {
        long good = outcomes.stream().filter(Journey.Outcome::isGood).count();
        talk.printf(
                "%n%d of %d delivered, %.1f s after the start.%n", good, outcomes.size(), total.toMillis() / 1000.0);
        if (json) {
            var root = JsonMapper.builder().build().createObjectNode();
            root.put("version", 1);
            root.put("startedAfterMs", started.toMillis());
            root.put("totalMs", total.toMillis());
            root.put("allDelivered", good == outcomes.size());
            var messages = root.putArray("messages");
            outcomes.forEach(outcome -> {
                var line = messages.addObject();
                line.put("title", outcome.sample().title());
                line.put("id", outcome.id());
                line.put("receipted", outcome.receipted());
                line.put("delivered", outcome.delivered());
                var steps = line.putArray("ladder");
                outcome.ladder()
                        .forEach(rung ->
                                steps.addObject().put("step", rung.step()).put("at", rung.at()));
            });
            System.out.println(root.toPrettyString());
        }
    }
}
