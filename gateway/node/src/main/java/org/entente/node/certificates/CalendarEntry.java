package org.entente.node.certificates;

import java.time.Instant;
import java.util.List;

/**
 * What breaks on a day, for people.
 *
 * @param kind whose certificate ends
 * @param state to which State it belongs
 * @param sentence what is no longer possible then
 * @param cause which certificate ends
 * @param ended their fingerprints in full; none where a list ends
 * @param days whole days from now until then
 * @param since when that certificate began, of several the last
 */
public record CalendarEntry(
        Instant at,
        Kind kind,
        String state,
        String sentence,
        String cause,
        List<String> ended,
        long days,
        Instant since) {
    public CalendarEntry {
        ended = List.copyOf(ended);
    }
}
