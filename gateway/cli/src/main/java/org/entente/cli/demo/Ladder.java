package org.entente.cli.demo;

import java.io.PrintStream;
import java.util.List;

/** Prints the rungs of a ladder as they are reached. */
final class Ladder {

    private final PrintStream out;
    private int shown;

    Ladder(PrintStream out) {
        this.out = out;
    }

    void title(Sample sample, String id) {
        shown = 0;
        out.printf(
                "%n%s   %s/%s to %s/%s   %s%n",
                sample.title(),
                sample.fromState(),
                sample.fromAgency().toUpperCase(java.util.Locale.ROOT),
                sample.toState(),
                sample.toAgency().toUpperCase(java.util.Locale.ROOT),
                id);
    }

    void show(List<Journey.Rung> rungs) {
        for (; shown < rungs.size(); shown++) {
            Journey.Rung rung = rungs.get(shown);
            out.printf("   %-18s %s %s%n", rung.step(), rung.at(), rung.note());
        }
    }
}
