package org.entente.integration.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.entente.integration.arena.Launch;
import org.entente.integration.arena.Seat;
import org.entente.integration.chaos.Run.Seen;
import org.entente.integration.chaos.Run.Stage;

/** F15: another build of the product takes over node by node under load, and steps back. */
final class Upgrade {

    private static final Duration A_WHILE = Duration.ofSeconds(10);
    private static final Duration START = Duration.ofMinutes(6);

    private Upgrade() {}

    static List<Run> runs(Optional<Path> oldJar) {
        return oldJar.map(jar -> List.of(new Run(
                        "F15",
                        "rolling step back to an older build and upgrade again, two nodes",
                        Stage.CLUSTER,
                        List.of(),
                        scene -> rolls(scene, jar))))
                .orElseGet(List::of);
    }

    private static Seen rolls(Scene scene, Path oldJar) {
        boolean up = true;
        for (Seat seat : List.of(Scene.RECEIVER, Scene.SECOND)) {
            up &= restarts(scene, seat, Launch.plain().of(oldJar));
            scene.goOn(A_WHILE);
        }
        for (Seat seat : List.of(Scene.RECEIVER, Scene.SECOND)) {
            up &= restarts(scene, seat, Launch.plain());
            scene.goOn(A_WHILE);
        }
        return Seen.only(up, "every start came up: %s; longest way %.1f s", up, scene.longestWay());
    }

    private static boolean restarts(Scene scene, Seat seat, Launch launch) {
        scene.node(seat).stopsWithin(START);
        scene.node(seat).revive(launch);
        return scene.arena().comesUp(seat, START);
    }
}
