package org.entente.core.law;

import java.util.Collection;

/** What one source answered to a check (domain page 1.7). */
public enum QueryResult {
    NO_HIT,
    HIT_CONFIRMED,
    HIT_POSSIBLE,
    /** There is a hit; its details are with the owner. */
    HIT_REFER,
    TOO_MANY,
    ACCESS_DENIED,
    NOT_SEARCHED,
    SOURCE_ERROR,
    STALE;

    /** What all sources together say. */
    public enum Aggregate {
        HIT,
        UNKNOWN,
        NO_HIT
    }

    private boolean isHit() {
        return this == HIT_CONFIRMED || this == HIT_POSSIBLE || this == HIT_REFER;
    }

    /**
     * Any hit wins; else any source that did not answer makes it unknown; nobody asked is unknown too (I6).
     *
     * @param results one for each source that was to be asked
     */
    public static Aggregate aggregate(Collection<QueryResult> results) {
        if (results.stream().anyMatch(QueryResult::isHit)) {
            return Aggregate.HIT;
        }
        boolean everybodySaidNo = !results.isEmpty() && results.stream().allMatch(result -> result == NO_HIT);
        return everybodySaidNo ? Aggregate.NO_HIT : Aggregate.UNKNOWN;
    }
}
