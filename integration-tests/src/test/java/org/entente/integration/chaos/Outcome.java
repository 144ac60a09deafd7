package org.entente.integration.chaos;

import java.util.Locale;
import java.util.Optional;
import org.entente.integration.oracle.Verdict;

/**
 * What one run showed.
 *
 * @param happened in words and figures
 * @param verdict the oracle's; empty where the run could not be made
 * @param good what the run was to show besides the oracle's zeros came true
 */
record Outcome(String run, String fault, String happened, Optional<Verdict> verdict, boolean good, double seconds) {

    static Outcome skipped(Run run, String reason) {
        return new Outcome(run.id(), run.fault(), "not run: " + reason, Optional.empty(), true, 0);
    }

    boolean isGood() {
        return good && verdict.map(Verdict::isGood).orElse(true);
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %.0f |",
                run,
                fault,
                happened,
                verdict.map(said -> (said.isGood() ? "good: " : "BAD: ") + said.inWords())
                                .orElse("-")
                        + (good ? "" : "; NOT AS PROMISED"),
                seconds);
    }
}
