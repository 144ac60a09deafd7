package org.entente.integration.oracle;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sentence on one run.
 *
 * @param lost keys that were accepted and never handed to the receiving agency
 * @param duplicated ids offered again after their confirmation, and keys that came under two ids
 * @param unexpected what came out and was never put in, or came out altered
 * @param unsettled ids on which the two ledgers do not agree in the end, or that still lie in the inbox
 * @param recovered keys that were in doubt when a node died, and were delivered
 * @param delivery how long alerts took from their acceptance to their confirmation
 */
public record Verdict(
        int accepted,
        List<String> lost,
        List<String> duplicated,
        List<String> unexpected,
        List<String> unsettled,
        int recovered,
        Seconds delivery) {

    public Verdict {
        lost = List.copyOf(lost);
        duplicated = List.copyOf(duplicated);
        unexpected = List.copyOf(unexpected);
        unsettled = List.copyOf(unsettled);
    }

    /** Of all alerts that were confirmed. */
    public record Seconds(double median, double p95, double p99, double longest) {}

    public boolean isGood() {
        return lost.isEmpty() && duplicated.isEmpty() && unexpected.isEmpty() && unsettled.isEmpty();
    }

    /** The counts in one line. */
    public String inWords() {
        return "accepted %d, lost %d, duplicated %d, unexpected %d, unsettled %d, recovered %d"
                .formatted(accepted, lost.size(), duplicated.size(), unexpected.size(), unsettled.size(), recovered);
    }

    static Verdict of(String json) {
        return JsonMapper.builder().build().readValue(json, Verdict.class);
    }

    String json() {
        return JsonMapper.builder().build().writeValueAsString(this);
    }
}
