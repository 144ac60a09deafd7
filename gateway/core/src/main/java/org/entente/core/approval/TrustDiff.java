package org.entente.core.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a change of trust changes, for the person who is to approve it.
 *
 * @param changes in the order of their keys
 */
public record TrustDiff(List<Change> changes) {

    private static final String EQUALS = " = ";

    public TrustDiff {
        changes = List.copyOf(changes);
    }

    /**
     * What one key said before, and what it says after.
     *
     * @param gone values that no longer hold
     * @param come values that hold from then on
     */
    public record Change(String key, List<String> gone, List<String> come) {
        public Change {
            gone = List.copyOf(gone);
            come = List.copyOf(come);
        }

        /** In a sentence. */
        public String sentence() {
            if (gone.isEmpty()) {
                return key + " is new: " + String.join("; ", come);
            }
            return come.isEmpty()
                    ? key + " goes: " + String.join("; ", gone)
                    : key + " was " + String.join("; ", gone) + " and becomes " + String.join("; ", come);
        }
    }

    public static TrustDiff of(TrustFacts before, TrustFacts after) {
        var gone = new TreeMap<String, List<String>>();
        var come = new TreeMap<String, List<String>>();
        before.lines().stream().filter(line -> !after.lines().contains(line)).forEach(line -> put(gone, line));
        after.lines().stream().filter(line -> !before.lines().contains(line)).forEach(line -> put(come, line));
        var keys = new TreeSet<>(gone.keySet());
        keys.addAll(come.keySet());
        return new TrustDiff(keys.stream()
                .map(key -> new Change(key, gone.getOrDefault(key, List.of()), come.getOrDefault(key, List.of())))
                .toList());
    }

    private static void put(TreeMap<String, List<String>> values, String line) {
        int at = line.indexOf(EQUALS);
        values.computeIfAbsent(line.substring(0, at), key -> new ArrayList<>())
                .add(line.substring(at + EQUALS.length()));
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }
}
