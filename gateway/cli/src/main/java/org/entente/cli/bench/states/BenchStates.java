package org.entente.cli.bench.states;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.ExitCode;
import org.entente.cli.demo.NodeYaml;
import org.entente.cli.demo.World;
import org.entente.core.ledger.Way;
import org.entente.node.bench.PastYear;

/** Norland and Sudland with keys, configurations and running nodes of their own; stopped when closed. */
public final class BenchStates implements AutoCloseable {

    private static final int PORTS_OF_A_STATE = 5;
    private static final int HIGHEST_PORT = 60_000;

    private final List<World.Place> places;
    private final List<RunningNode> nodes;

    private BenchStates(List<World.Place> places, List<RunningNode> nodes) {
        this.places = places;
        this.nodes = nodes;
    }

    /** Starts both at the same time below {@code home}, on the first free ports from {@code firstPort} on. */
    public static BenchStates start(Path home, int firstPort, boolean inThisProcess) {
        return start(home, firstPort, inThisProcess, NodeYaml::of);
    }

    /** As {@link #start(Path, int, boolean)}, each configured by what {@code yaml} writes for it among all. */
    public static BenchStates start(
            Path home, int firstPort, boolean inThisProcess, BiFunction<World.Place, List<World.Place>, String> yaml) {
        int norland = freePorts(firstPort);
        int sudland = freePorts(norland + PORTS_OF_A_STATE);
        List<World.Place> places = List.of(
                new World.Place(PlayState.of("QN", "Norland"), norland, home),
                new World.Place(PlayState.of("QS", "Sudland"), sudland, home));
        PlayPki.in(home, Clock.systemUTC(), new SecureRandom())
                .make(places.stream().map(World.Place::state).toList());
        List<Path> files = places.stream()
                .map(place -> configuration(place, yaml.apply(place, places)))
                .toList();
        return new BenchStates(places, started(places, files, inThisProcess));
    }

    private static List<RunningNode> started(List<World.Place> places, List<Path> files, boolean inThisProcess) {
        List<RunningNode> running = new ArrayList<>();
        boolean isDone = false;
        try (ExecutorService starters = Executors.newFixedThreadPool(places.size())) {
            List<Future<RunningNode>> starting = new ArrayList<>();
            for (int i = 0; i < places.size(); i++) {
                Path home = places.get(i).folder();
                Path file = files.get(i);
                starting.add(
                        starters.submit(() -> inThisProcess ? NodeInside.start(file) : NodeProcess.start(home, file)));
            }
            for (Future<RunningNode> one : starting) {
                running.add(one.get());
            }
            isDone = true;
            return running;
        } catch (ExecutionException failed) {
            throw new ClientFault(ExitCode.FAILED, "A node did not start: " + failed.getCause(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ClientFault(ExitCode.FAILED, "Interrupted", stopped);
        } finally {
            if (!isDone) {
                running.forEach(RunningNode::close);
            }
        }
    }

    public World.Place norland() {
        return places.getFirst();
    }

    public World.Place sudland() {
        return places.getLast();
    }

    public List<World.Place> places() {
        return places;
    }

    public RunningNode nodeOf(World.Place place) {
        return nodes.get(places.indexOf(place));
    }

    /** Gives each ledger so many messages of the past: sent by Norland, received by Sudland. */
    public void rememberPastYear(long messages) {
        List<Way> ways = List.of(Way.OUTBOUND, Way.INBOUND);
        try (ExecutorService writers = Executors.newFixedThreadPool(places.size())) {
            List<Future<?>> writing = new ArrayList<>();
            for (int i = 0; i < places.size(); i++) {
                World.Place here = places.get(i);
                World.Place there = places.get(places.size() - 1 - i);
                Way way = ways.get(i);
                var place = new PastYear.Place(
                        here.folder(),
                        here.postgresPort(),
                        here.state().code(),
                        there.state().code());
                writing.add(writers.submit(() -> PastYear.fill(place, way, messages)));
            }
            for (Future<?> one : writing) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new ClientFault(ExitCode.FAILED, "A ledger was not filled: " + failed.getCause(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ClientFault(ExitCode.FAILED, "Interrupted", stopped);
        }
    }

    private static Path configuration(World.Place place, String yaml) {
        try {
            Files.createDirectories(place.folder());
            return Files.writeString(place.folder().resolve("node.yaml"), yaml);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static int freePorts(int from) {
        for (int base = from; base < HIGHEST_PORT; base += PORTS_OF_A_STATE) {
            if (areFree(base)) {
                return base;
            }
        }
        throw new ClientFault(ExitCode.FAILED, "No " + PORTS_OF_A_STATE + " free ports in a row from " + from + " on");
    }

    private static boolean areFree(int base) {
        for (int port = base; port < base + PORTS_OF_A_STATE; port++) {
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                probe.setReuseAddress(true);
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        nodes.forEach(RunningNode::close);
    }
}
