package org.entente.core.agency;

import java.util.Set;
import org.entente.core.message.Desk;

/**
 * One agency of this State as configuration names it.
 *
 * @param certificates SHA-256 fingerprints (hexadecimal) of its client certificates; several during a rollover
 * @param mayReceive names of the families it is competent for
 * @param writes format ids it may hand in, the first is its default
 * @param reads family name to the format id in which it gets that family; {@code *} for all others
 */
public record Agency(
        Desk desk,
        String name,
        Set<String> certificates,
        Set<String> mayReceive,
        java.util.List<String> writes,
        java.util.Map<String, String> reads,
        WayOut wayOut) {

    public Agency {
        certificates = Set.copyOf(certificates);
        mayReceive = Set.copyOf(mayReceive);
        writes = java.util.List.copyOf(writes);
        reads = java.util.Map.copyOf(reads);
    }

    /** The format in which this agency gets a family; the shared language where nothing is configured. */
    public String formatFor(String family) {
        return reads.getOrDefault(family, reads.getOrDefault("*", "shared/v1"));
    }
}
