package org.entente.integration.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.integration.crash.Journal.Event;

/**
 * Judges by Jepsen's total-queue rule: what was accepted comes out, once; nothing comes out that was not put in.
 *
 * <p>It knows nothing of the product: its witnesses are the {@link Journal} of the two agencies and what both ledgers
 * say at the end.
 */
final class Oracle {

    private final Map<String, String> accepted = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<String> uncertain = new HashSet<>();
    private final Map<String, Set<String>> fetched = new HashMap<>();
    private final Set<String> confirmed = new HashSet<>();
    private final List<String> duplicated = new ArrayList<>();
    private final List<String> unexpected = new ArrayList<>();

    private Oracle() {}

    /** What both States' ledgers say of one message at the end, by stage. */
    record Evidence(String atSender, String atReceiver) {
        boolean isSettled() {
            return "DELIVERED".equals(atSender) && "DELIVERED".equals(atReceiver);
        }
    }

    /**
     * The sentence on one run.
     *
     * @param lost keys that were accepted and never handed to the receiving agency
     * @param duplicated ids offered again after their confirmation, and keys that came under two ids
     * @param unexpected what came out and was never put in
     * @param unsettled ids on which the two ledgers do not agree in the end
     * @param recovered keys that were in doubt when a node died, and were delivered
     */
    record Verdict(
            int accepted,
            List<String> lost,
            List<String> duplicated,
            List<String> unexpected,
            List<String> unsettled,
            int recovered) {
        boolean isGood() {
            return lost.isEmpty() && duplicated.isEmpty() && unexpected.isEmpty() && unsettled.isEmpty();
        }
    }

    static Verdict judge(Journal journal, Map<String, Evidence> ledgers) {
        var oracle = new Oracle();
        journal.events().forEach(oracle::hear);
        return oracle.verdict(ledgers);
    }

    private void hear(Event event) {
        switch (event) {
            case Event.Asked(String key) -> asked.add(key);
            case Event.Accepted(String key, String id, boolean atFirstTry) -> {
                String before = accepted.putIfAbsent(key, id);
                if (before != null && !before.equals(id)) {
                    duplicated.add(key + " accepted as " + before + " and as " + id);
                }
                if (!atFirstTry) {
                    uncertain.add(key);
                }
            }
            case Event.Fetched(String id, String key) -> {
                if (!asked.contains(key)) {
                    unexpected.add(id + " with " + key);
                }
                if (confirmed.contains(id)) {
                    duplicated.add(id + " offered after its confirmation");
                }
                if (fetched.computeIfAbsent(key, none -> new HashSet<>()).add(id)
                        && fetched.getOrDefault(key, Set.of()).size() > 1) {
                    duplicated.add(key + " came under two ids");
                }
            }
            case Event.Confirmed(String id) -> confirmed.add(id);
        }
    }

    private Verdict verdict(Map<String, Evidence> ledgers) {
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
            Evidence evidence = ledgers.get(id);
            if (evidence == null || !evidence.isSettled()) {
                unsettled.add(id + " " + evidence);
            }
        }
        return new Verdict(accepted.size(), lost, duplicated, unexpected, unsettled, recovered);
    }
}
