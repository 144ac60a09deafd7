package org.entente.integration.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.cli.demo.NodeYaml;
import org.entente.cli.demo.World;

/** Norland and Sudland: two whole nodes with their own keys, databases and brokers, in a folder that goes with them. */
final class TwoStates implements AutoCloseable {

    private static final String AGREEMENT = "    certificates-folder:";
    private static final String QUICK_RETRY = "    retry: {first: 1s, longest: 2s}\n";

    private final Path home;
    private final AState norland;
    private final AState sudland;

    private TwoStates(Path home, AState norland, AState sudland) {
        this.home = home;
        this.norland = norland;
        this.sudland = sudland;
    }

    /** Norland listens from {@code portBase} on, Sudland ten ports above. */
    static TwoStates arise(int portBase) {
        return arise(portBase, (here, all) -> NodeYaml.of(here, all).replace(AGREEMENT, QUICK_RETRY + AGREEMENT));
    }

    /** Whose nodes read the acts of trust again every moment. */
    static TwoStates ariseLookingOften(int portBase) {
        return arise(
                portBase,
                (here, all) -> NodeYaml.of(here, all).replace("trust:\n", "trust:\n  four-eyes: {look: 200ms}\n"));
    }

    /** Which speak the suite on P-256 with each other, and look often for other keys. */
    static TwoStates ariseUnderP256(int portBase) {
        return arise(
                portBase,
                (here, all) -> NodeYaml.of(here, all)
                        .replace("trust:\n", "trust:\n  four-eyes: {look: 200ms}\n")
                        .replace(AGREEMENT, "    suite: EDELIVERY_2_P256\n" + QUICK_RETRY + AGREEMENT));
    }

    /** Of which Norland alone opens its gateway, and reads the acts of trust again every moment. */
    static TwoStates ariseWithSudlandAsleep(int portBase) {
        TwoStates both = made(
                portBase,
                PlayState::of,
                (here, all) -> NodeYaml.of(here, all).replace("trust:\n", "trust:\n  four-eyes: {look: 200ms}\n"));
        both.norland.opensItsGateway();
        return both;
    }

    /** Which read the directory in {@code versions} of their folder, signed by their two operators; Sudland sleeps. */
    static TwoStates ariseWithADirectory(int portBase) {
        TwoStates both = made(
                portBase,
                PlayState::of,
                (here, all) -> NodeYaml.of(here, all) + """
                directory:
                  folder: %1$s/versions
                  signers: [%2$s/agencies/operator.crt.pem, %2$s/agencies/operator2.crt.pem]
                  quorum: 2
                  every: 200ms
                """.formatted(here.folder(), here.keys()));
        both.norland.opensItsGateway();
        return both;
    }

    /** With central authorities in place of the points of contact; each may get every family named. */
    static TwoStates ariseWithCentralAuthorities(int portBase, List<String> families) {
        String all = "[" + String.join(", ", families) + "]";
        return arise(
                portBase,
                (here, every) -> NodeYaml.of(here, every)
                        .replace(AGREEMENT, QUICK_RETRY + AGREEMENT)
                        .replaceAll(
                                "(authority: )POC247(\\n.*\\n.*\\n +may-receive: )\\[alert\\]",
                                "$1CENTRAL_AUTHORITY$2" + all)
                        .replace("POC247: [alert]", "CENTRAL_AUTHORITY: " + all));
    }

    /** With these authorities in place of the usual ones. */
    static TwoStates ariseWith(int portBase, EveryAuthority authorities) {
        return arise(portBase, authorities::state, authorities::nodeYaml);
    }

    /** As agreed in a document. */
    static TwoStates arise(int portBase, AnAgreement agreement) {
        return arise(portBase, agreement::nodeYaml);
    }

    private static TwoStates arise(int portBase, BiFunction<World.Place, List<World.Place>, String> yaml) {
        return arise(portBase, PlayState::of, yaml);
    }

    private static TwoStates arise(
            int portBase,
            BiFunction<String, String, PlayState> state,
            BiFunction<World.Place, List<World.Place>, String> yaml) {
        return made(portBase, state, yaml).opened();
    }

    private static TwoStates made(
            int portBase,
            BiFunction<String, String, PlayState> state,
            BiFunction<World.Place, List<World.Place>, String> yaml) {
        try {
            Path home = Files.createTempDirectory("two-states");
            var places = List.of(
                    new World.Place(state.apply("QN", "Norland"), portBase, home),
                    new World.Place(state.apply("QS", "Sudland"), portBase + 10, home));
            PlayPki.in(home, Clock.systemUTC(), new SecureRandom())
                    .make(places.stream().map(World.Place::state).toList());
            return new TwoStates(home, state(0, places, yaml), state(1, places, yaml));
        } catch (IOException noFolder) {
            throw new UncheckedIOException(noFolder);
        }
    }

    /** Both, or neither: one that stands alone would hold the ports of the next two. */
    private TwoStates opened() {
        try {
            atOnce(norland::opensItsGateway, sudland::opensItsGateway);
            return this;
        } catch (java.util.concurrent.CompletionException oneDidNot) {
            close();
            throw oneDidNot;
        }
    }

    private static AState state(
            int which, List<World.Place> places, BiFunction<World.Place, List<World.Place>, String> yaml) {
        World.Place place = places.get(which);
        return new AState(place, yaml.apply(place, places));
    }

    private static void atOnce(Runnable one, Runnable other) {
        CompletableFuture.allOf(CompletableFuture.runAsync(one), CompletableFuture.runAsync(other))
                .join();
    }

    /** Where both States keep everything. */
    Path folder() {
        return home;
    }

    AState norland() {
        return norland;
    }

    AState sudland() {
        return sudland;
    }

    @Override
    public void close() {
        atOnce(norland::closesItsGateway, sudland::closesItsGateway);
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException stillInUse) {
            throw new UncheckedIOException(stillInUse);
        }
    }
}
