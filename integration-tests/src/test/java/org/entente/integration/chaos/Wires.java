package org.entente.integration.chaos;

import java.time.Duration;
import java.util.List;
import org.entente.integration.arena.Line;
import org.entente.integration.arena.Side;
import org.entente.integration.chaos.Run.Seen;
import org.entente.integration.chaos.Run.Stage;
import org.entente.integration.system.Tool;

/** F10: what can happen on the way to a partner. */
final class Wires {

    private static final Duration FAULT = Duration.ofSeconds(20);

    private Wires() {}

    static List<Run> runs() {
        return List.of(
                new Run("F10a", "20 % of the packets to the partner lost", Stage.PAIR, List.of("nft"), Wires::loses),
                run("F10b", "reset in the middle of the body", Line.Mood.RESETS),
                run("F10c", "stall after the headers", Line.Mood.STALLS_AFTER),
                run("F10d", "answer lost after the commit", Line.Mood.LOSES_ANSWERS),
                run("F10e", "connections that die without a word", Line.Mood.BLACKHOLES),
                run("F10f", "partner unreachable", Line.Mood.CUT));
    }

    private static Run run(String id, String fault, Line.Mood mood) {
        return new Run(id, fault + ", 20 s", Stage.PAIR, List.of(), scene -> {
            Line link = scene.arena().link(Side.RECEIVER);
            int harmedBefore = link.harmed();
            link.is(mood);
            scene.goOn(FAULT);
            link.is(Line.Mood.PASSES);
            long mended = System.currentTimeMillis();
            scene.settles();
            return Seen.good(
                    "%d connections harmed; all that was accepted was with the agency %.1f s after the mending; "
                            + "longest way %.1f s",
                    link.harmed() - harmedBefore, scene.takenOverWithin(mended), scene.longestWay());
        });
    }

    private static Seen loses(Scene scene) {
        int port = scene.arena().plan().linkPort(Side.RECEIVER);
        Tool.require("nft", "add table inet entente");
        try {
            Tool.require("nft", "add chain inet entente loss { type filter hook output priority 0 ; }");
            Tool.require("nft", "add rule inet entente loss tcp dport " + port + " numgen random mod 100 < 20 drop");
            Tool.require("nft", "add rule inet entente loss tcp sport " + port + " numgen random mod 100 < 20 drop");
            scene.goOn(FAULT.multipliedBy(2));
        } finally {
            Tool.require("nft", "delete table inet entente");
        }
        return Seen.good("longest way %.1f s", scene.longestWay());
    }
}
