package org.entente.integration.chaos;

import java.time.Duration;
import java.util.List;
import org.entente.core.failure.KillPoint;
import org.entente.integration.arena.Line;
import org.entente.integration.arena.Seat;
import org.entente.integration.chaos.Run.Seen;
import org.entente.integration.chaos.Run.Stage;
import org.entente.integration.system.Tool;

/** F7 and F8: two nodes of one State, one of them killed or paused, or the network around them cut. */
final class TwoNodes {

    private static final Duration A_WHILE = Duration.ofSeconds(10);
    private static final Duration DEATH = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(60);
    private static final Duration START = Duration.ofMinutes(6);
    private static final double TAKEOVER = 10;
    private static final int CLUSTER_PORT = 4;

    private TwoNodes() {}

    static List<Run> runs() {
        return List.of(
                run("F7a", "one of two nodes dies with work in hand", List.of(), TwoNodes::dies),
                run("F7b", "one of two nodes paused 60 s", List.of(), TwoNodes::paused),
                run(
                        "F8a",
                        "no word between the nodes (Hazelcast), both ways",
                        List.of("nft"),
                        scene -> parted(scene, "")),
                run(
                        "F8b",
                        "no word from one node to the other, one way",
                        List.of("nft"),
                        scene -> parted(scene, "sport " + clusterPort(scene, Scene.SECOND))),
                run(
                        "F8c",
                        "one node cut off from the ledger, both ways",
                        List.of(),
                        scene -> cutOff(scene, Line.Mood.STALLS)),
                run(
                        "F8d",
                        "one node asks the ledger and hears nothing",
                        List.of(),
                        scene -> cutOff(scene, Line.Mood.STALLS_BACK)));
    }

    private static Run run(String id, String fault, List<String> needs, Run.Act act) {
        return new Run(id, fault, Stage.CLUSTER, needs, act);
    }

    private static Seen dies(Scene scene) {
        scene.goOn(A_WHILE);
        scene.node(Scene.RECEIVER).grave().arm(KillPoint.K27);
        boolean died = scene.node(Scene.RECEIVER).diedWithin(DEATH);
        long death = System.currentTimeMillis();
        scene.node(Scene.RECEIVER).grave().disarm(KillPoint.K27);
        scene.goOn(A_WHILE.multipliedBy(2));
        double takeover = scene.takenOverWithin(death);
        scene.node(Scene.RECEIVER).revive();
        boolean back = scene.arena().comesUp(Scene.RECEIVER, START);
        return Seen.only(
                died && back && takeover <= TAKEOVER,
                "died with leased work: %s; all that was accepted before was with the agency %.1f s later",
                died,
                takeover);
    }

    private static Seen paused(Scene scene) {
        scene.goOn(A_WHILE);
        long pause = System.currentTimeMillis();
        scene.node(Scene.RECEIVER).pause();
        scene.goOn(PAUSE);
        double takeover = scene.takenOverWithin(pause);
        scene.node(Scene.RECEIVER).resume();
        scene.goOn(A_WHILE);
        boolean awake = scene.arena().comesUp(Scene.RECEIVER, START);
        return Seen.only(
                awake && takeover <= TAKEOVER,
                "what was accepted before was with the agency %.1f s later; longest way %.1f s; awake again: %s",
                takeover,
                scene.longestWay(),
                awake);
    }

    /** The rules stand in the network namespace of this process, and concern the ports of this cluster alone. */
    private static Seen parted(Scene scene, String oneWay) {
        scene.goOn(A_WHILE);
        String ports = "{ %d, %d }".formatted(clusterPort(scene, Scene.RECEIVER), clusterPort(scene, Scene.SECOND));
        Tool.require("nft", "add table inet entente");
        try {
            Tool.require("nft", "add chain inet entente cut { type filter hook output priority 0 ; }");
            for (String rule : oneWay.isEmpty() ? List.of("sport " + ports, "dport " + ports) : List.of(oneWay)) {
                Tool.require("nft", "add rule inet entente cut tcp " + rule + " drop");
            }
            scene.goOn(PAUSE);
        } finally {
            Tool.require("nft", "delete table inet entente");
        }
        scene.goOn(A_WHILE);
        return Seen.good("both nodes worked on; longest way %.1f s", scene.longestWay());
    }

    private static int clusterPort(Scene scene, Seat seat) {
        return scene.arena().plan().firstPort(seat) + CLUSTER_PORT;
    }

    private static Seen cutOff(Scene scene, Line.Mood mood) {
        scene.goOn(A_WHILE);
        long cut = System.currentTimeMillis();
        Line line = scene.arena().databaseLink(Scene.SECOND);
        line.is(mood);
        scene.goOn(PAUSE);
        double takeover = scene.takenOverWithin(cut);
        boolean answered = scene.arena().answers(Scene.SECOND);
        line.is(Line.Mood.PASSES);
        boolean back = scene.arena().comesUp(Scene.SECOND, START);
        return Seen.only(
                back && takeover <= TAKEOVER,
                "what was accepted before was with the agency %.1f s later; the node without ledger said %s; "
                        + "longest way %.1f s; back when mended: %s",
                takeover,
                answered ? "that all is well" : "that it cannot",
                scene.longestWay(),
                back);
    }
}
