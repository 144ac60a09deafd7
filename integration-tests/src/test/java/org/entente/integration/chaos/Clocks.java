package org.entente.integration.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.integration.arena.Launch;
import org.entente.integration.arena.NodeProcess;
import org.entente.integration.chaos.Run.Seen;
import org.entente.integration.chaos.Run.Stage;

/** F11: a clock that is wrong, and that is put right while the node runs. */
final class Clocks {

    private static final Duration FAULT = Duration.ofSeconds(15);
    private static final Duration START = Duration.ofMinutes(6);
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/faketime/libfaketimeMT.so.1"));

    private Clocks() {}

    static List<Run> runs() {
        return List.of(
                run("F11a", "clock steps 10 minutes ahead, and back", "+600"),
                run("F11b", "clock steps 10 minutes back, and ahead", "-600"),
                run("F11c", "clock steps 400 days ahead, and back", "+34560000"));
    }

    private static Run run(String id, String fault, String step) {
        return new Run(id, fault, Stage.PAIR, List.of("faketime"), scene -> steps(scene, step));
    }

    private static Seen steps(Scene scene, String step) {
        NodeProcess node = scene.node(Scene.SENDER);
        Path clock = node.folder().resolve("clock");
        set(clock, "+0");
        node.stopsWithin(START);
        node.revive(Launch.plain()
                .where(Map.of(
                        "LD_PRELOAD",
                        library().orElseThrow().toString(),
                        "FAKETIME_TIMESTAMP_FILE",
                        clock.toString(),
                        "FAKETIME_CACHE_DURATION",
                        "1", // reading the file at every look at the clock makes a start last minutes
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1")));
        boolean up = scene.arena().comesUp(Scene.SENDER, START);
        scene.goOn(FAULT.dividedBy(3));
        long from = System.currentTimeMillis();
        set(clock, step);
        scene.goOn(FAULT);
        long answered = scene.accepted(from, System.currentTimeMillis());
        boolean alive = node.isAlive();
        set(clock, "+0");
        var refusals = scene.refusals();
        boolean settled = scene.settles();
        node.stopsWithin(START);
        node.revive();
        boolean back = scene.arena().comesUp(Scene.SENDER, START);
        return Seen.only(
                up && back && settled,
                "2xx under the wrong clock: %d; the door said %s; node lived on: %s; longest way %.1f s",
                answered,
                refusals,
                alive,
                scene.longestWay());
    }

    private static Optional<Path> library() {
        return LIBRARIES.stream().filter(Files::exists).findFirst();
    }

    private static void set(Path clock, String offset) {
        try {
            Files.writeString(clock, offset + "\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
