package org.entente.integration.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.integration.oracle.Event.At;
import org.entente.integration.oracle.Verdict.Seconds;

/**
 * Judges by Jepsen's total-queue rule: what was accepted comes out, once; nothing comes out that was not put in.
 *
 * <p>It knows nothing of the product: its witnesses are the {@link Journal} of the two agencies and what both ledgers
 * and the inbox say at the end.
 */
final class Oracle {

    private final Map<String, String> accepted = new HashMap<>();
    private final Map<String, Long> acceptedAt = new HashMap<>();
    private final Map<String, String> asked = new HashMap<>();
    private final Set<String> uncertain = new HashSet<>();
    private final Map<String, Set<String>> fetched = new HashMap<>();
    private final Map<String, Long> confirmed = new HashMap<>();
    private final List<String> duplicated = new ArrayList<>();
    private final List<String> unexpected = new ArrayList<>();

    private Oracle() {}

    static Verdict judge(List<At> journal, Testimony testimony) {
        var oracle = new Oracle();
        journal.forEach(oracle::hear);
        return oracle.verdict(testimony);
    }

    private void hear(At at) {
        switch (at.event()) {
            case Event.Asked(String key, String attachment) -> asked.put(key, attachment);
            case Event.Accepted(String key, String id, boolean atFirstTry) ->
                hearAccepted(at.millis(), key, id, atFirstTry);
            case Event.Fetched(String id, String key, String attachment) -> hearFetched(id, key, attachment);
            case Event.Confirmed(String id) -> confirmed.putIfAbsent(id, at.millis());
            case Event.Struck(String blow) -> {
                // Whatever was done to the nodes, the promises are the same.
            }
        }
    }

    private void hearAccepted(long millis, String key, String id, boolean atFirstTry) {
        String before = accepted.putIfAbsent(key, id);
        acceptedAt.putIfAbsent(id, millis);
        if (before != null && !before.equals(id)) {
            duplicated.add(key + " accepted as " + before + " and as " + id);
        }
        if (!atFirstTry) {
            uncertain.add(key);
        }
    }

    private void hearFetched(String id, String key, String attachment) {
        String expected = asked.get(key);
        if (expected == null) {
            unexpected.add(id + " with " + key);
        } else if (!expected.equals(attachment)) {
            unexpected.add(id + " with another attachment than was sent");
        }
        if (confirmed.containsKey(id)) {
            duplicated.add(id + " offered after its confirmation");
        }
        if (fetched.computeIfAbsent(key, none -> new HashSet<>()).add(id)
                && fetched.getOrDefault(key, Set.of()).size() > 1) {
            duplicated.add(key + " came under two ids");
        }
    }

    private Verdict verdict(Testimony testimony) {
        List<String> lost = new ArrayList<>();
        List<String> unsettled = new ArrayList<>();
        int recovered = 0;
        for (Map.Entry<String, String> promise : accepted.entrySet()) {
            String key = promise.getKey();
            String id = promise.getValue();
            // Whether a confirmation whose answer was lost took hold, the ledgers must tell: unsettled otherwise.
            if (!fetched.getOrDefault(key, Set.of()).contains(id)) {
                lost.add(key);
            } else if (uncertain.contains(key)) {
                recovered++;
            }
            if (!testimony.isSettled(id)) {
                unsettled.add(id + ": " + testimony.about(id));
            }
        }
        return new Verdict(accepted.size(), lost, duplicated, unexpected, unsettled, recovered, delivery());
    }

    private Seconds delivery() {
        double[] seconds = confirmed.entrySet().stream()
                .filter(end -> acceptedAt.containsKey(end.getKey()))
                .mapToDouble(end -> (end.getValue() - acceptedAt.getOrDefault(end.getKey(), 0L)) / 1000.0)
                .sorted()
                .toArray();
        return new Seconds(at(seconds, 0.5), at(seconds, 0.95), at(seconds, 0.99), at(seconds, 1));
    }

    private static double at(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
    }
}
