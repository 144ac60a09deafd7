package org.entente.cli.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.cli.client.AgencyClient;
import org.jspecify.annotations.Nullable;

/** How long each rung of the ladder took after the one before, as the sending agency is told. */
final class Ladders {

    private static final int MOST_ASKED_FOR = 200;

    private Ladders() {}

    /** Asks for up to 200 of the messages, evenly spread; rungs that a message has not reached are left out. */
    static Map<String, Percentiles> of(AgencyClient sender, List<String> ids) {
        Map<String, List<Double>> byStep = new LinkedHashMap<>();
        int every = Math.max(1, ids.size() / MOST_ASKED_FOR);
        for (int i = 0; i < ids.size(); i += every) {
            Map<String, Instant> ladder = new LinkedHashMap<>();
            sender.message(ids.get(i))
                    .path("ladder")
                    .forEach(rung -> ladder.putIfAbsent(
                            rung.path("step").asString(""),
                            Instant.parse(rung.path("at").asString(""))));
            add(byStep, ladder);
        }
        Map<String, Percentiles> steps = new LinkedHashMap<>();
        byStep.forEach((step, millis) -> steps.put(step, Percentiles.of(millis)));
        return steps;
    }

    private static void add(Map<String, List<Double>> byStep, Map<String, Instant> ladder) {
        @Nullable Instant before = null;
        for (Map.Entry<String, Instant> rung : ladder.entrySet()) {
            if (before != null) {
                double millis = Duration.between(before, rung.getValue()).toNanos() / 1e6;
                byStep.computeIfAbsent(rung.getKey(), step -> new ArrayList<>()).add(millis);
            }
            before = rung.getValue();
        }
    }
}
