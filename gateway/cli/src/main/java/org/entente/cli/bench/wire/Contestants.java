package org.entente.cli.bench.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.certsdev.StateKeys;
import org.entente.cli.Entente;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.ExitCode;

/** Starts whoever is measured, Norland sending and Sudland receiving, all with the same keys and the same memory. */
final class Contestants {

    static final String OURS = "ours";
    static final String PHASE4 = "phase4";
    static final String CEILING = "ceiling";
    private static final int HIGHEST_PORT = 60_000;

    private final Path home;
    private final String heap;
    private final StateKeys norland;
    private final StateKeys sudland;
    private int nextPort;

    Contestants(Path home, int firstPort, String heap) {
        this.home = home;
        this.heap = heap;
        this.nextPort = firstPort;
        var states = List.of(PlayState.of("QN", "Norland"), PlayState.of("QS", "Sudland"));
        List<StateKeys> made = PlayPki.in(home.resolve("pki"), Clock.systemUTC(), new SecureRandom())
                .make(states);
        this.norland = made.getFirst();
        this.sudland = made.getLast();
    }

    Contestant ours() {
        return ours(own -> List.of());
    }

    /** As {@link #ours()}, each end with a content store on the disk, for payloads of {@code size} bytes. */
    Contestant oursWithStores(long size) {
        return ours(own -> List.of("store=" + home.resolve(storeOf(own.state().code())), "payload=" + size));
    }

    /** The name of the folder of a State's store. */
    static String storeOf(String state) {
        return "store-" + state;
    }

    private Contestant ours(Function<StateKeys, List<String>> more) {
        int port = freePort();
        End receiver = end("ours-receiver", ours("role=receiver", with(more, sudland, terms(sudland, norland, port))));
        End sender = end("ours-sender", ours("role=sender", with(more, norland, terms(norland, sudland, port))));
        return new Contestant(OURS, List.of(sender, receiver));
    }

    private static List<String> with(Function<StateKeys, List<String>> more, StateKeys own, List<String> terms) {
        return Stream.concat(terms.stream(), more.apply(own).stream()).toList();
    }

    /** One process that sends nothing; both ends' cryptography runs in it. */
    Contestant ceiling() {
        List<String> terms = terms(norland, norland.published().folder(), norland, 0);
        return new Contestant(CEILING, List.of(end(CEILING, ours("role=ceiling", terms))));
    }

    /** With the class path that the launcher built, if it could. */
    Optional<Contestant> phase4() {
        return Optional.ofNullable(System.getenv("ENTENTE_PHASE4_CLASSPATH"))
                .filter(path -> !path.isBlank())
                .map(path -> {
                    int port = freePort();
                    End receiver = end("phase4-receiver", phase4(path, terms(sudland, norland, port)));
                    var sending = new ArrayList<>(terms(norland, sudland, freePort()));
                    sending.add("to=" + port);
                    return new Contestant(PHASE4, List.of(end("phase4-sender", phase4(path, sending)), receiver));
                });
    }

    private List<String> phase4(String classPath, List<String> terms) {
        var words = java();
        Path work = home.resolve("phase4-" + nextPort);
        words.addAll(List.of("-Djava.io.tmpdir=" + made(work), "-Dglobal.datapath=" + work, "-cp", classPath));
        words.add("org.entente.phase4peer.Phase4Peer");
        words.addAll(terms);
        words.addAll(List.of("agreements=RSA,EDDSA", "RSA=urn:entente:bench:RSA", "EDDSA=urn:entente:bench:EDDSA"));
        words.add("quiet=true");
        return words;
    }

    private List<String> ours(String role, List<String> terms) {
        var words = java();
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--"))
                .forEach(words::add);
        String classes = System.getProperty("java.class.path");
        if (classes.endsWith(".jar") && !classes.contains(":")) {
            words.addAll(List.of("-jar", classes)); // its manifest opens what the libraries need
        } else {
            words.addAll(List.of("-cp", classes, Entente.class.getName()));
        }
        words.addAll(List.of("bench", "wire-end", role));
        words.addAll(terms);
        return words;
    }

    private List<String> terms(StateKeys own, StateKeys other, int port) {
        return terms(own, own.partner(other.state()).folder(), other, port);
    }

    private List<String> terms(StateKeys own, Path partner, StateKeys other, int port) {
        return List.of(
                "keys=" + own.folder(),
                "partner=" + partner,
                "own=" + own.state().code(),
                "other=" + other.state().code(),
                "port=" + port,
                "work=" + made(home.resolve("work-" + own.state().code() + port)));
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private List<String> java() {
        return new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap));
    }

    private End end(String name, List<String> command) {
        return End.start(name, command, home);
    }

    private int freePort() {
        int port = nextPort;
        while (!isFree(port)) {
            port++;
        }
        nextPort = port + 1;
        return port;
    }

    private static boolean isFree(int port) {
        if (port > HIGHEST_PORT) {
            throw new ClientFault(ExitCode.FAILED, "No free port up to " + HIGHEST_PORT);
        }
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            probe.setReuseAddress(true);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
