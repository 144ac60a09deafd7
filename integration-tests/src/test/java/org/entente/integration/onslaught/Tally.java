package org.entente.integration.onslaught;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.entente.integration.onslaught.RawRequest.Reaction;

/** What the door did with one kind of attack, again and again. */
final class Tally {

    private final List<Reaction> reactions = new ArrayList<>();

    synchronized void add(Reaction reaction) {
        reactions.add(reaction);
    }

    /** @param taken bytes that one request could write at most before it was answered */
    record Sum(int requests, Map<String, Long> answers, long medianMillis, long mostMillis, long taken) {

        /** Whether there was one answer, or the line was cut, which who still writes may see instead. */
        boolean isAlways(String answer) {
            return answers.containsKey(answer)
                    && answers.keySet().stream().allMatch(one -> one.equals(answer) || one.equals("cut off"));
        }
    }

    synchronized Sum sum() {
        List<Long> millis = reactions.stream().map(Reaction::millis).sorted().toList();
        Map<String, Long> answers = reactions.stream()
                .collect(Collectors.groupingBy(Reaction::answer, TreeMap::new, Collectors.counting()));
        return new Sum(
                millis.size(),
                answers,
                millis.isEmpty() ? 0 : millis.get(millis.size() / 2),
                millis.isEmpty() ? 0 : millis.getLast(),
                reactions.stream().mapToLong(Reaction::taken).max().orElse(0));
    }
}
