package org.entente.trust.revocation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * That a source will tell nothing any more about a partner's certificates, unless it changes before.
 *
 * @param isLast no other source is known that tells of the same authority's certificates then
 */
public record SourceEnd(SeenSource source, boolean isLast) {

    /** What ends after {@code from} and until {@code to}; lists that are fetched renew themselves and stand in. */
    public static List<SourceEnd> of(List<SeenSource> seen, boolean fetchesLists, Instant from, Instant to) {
        return seen.stream()
                .filter(SeenSource::endsByItself)
                .filter(one -> one.until().isAfter(from) && !one.until().isAfter(to))
                .map(one -> new SourceEnd(one, !fetchesLists && isLast(one, seen)))
                .sorted(Comparator.comparing(SourceEnd::at))
                .toList();
    }

    private static boolean isLast(SeenSource source, List<SeenSource> seen) {
        return seen.stream()
                .filter(other -> other.isBeside(source))
                .noneMatch(other -> other.until().isAfter(source.until()));
    }

    public Instant at() {
        return source.until();
    }
}
