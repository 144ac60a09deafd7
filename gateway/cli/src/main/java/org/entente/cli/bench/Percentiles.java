package org.entente.cli.bench;

import java.util.Collection;

/** How long something took, in milliseconds; all zero when it never happened. */
public record Percentiles(int count, double p50, double p95, double p99, double most) {

    public static Percentiles of(Collection<Double> millis) {
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return new Percentiles(0, 0, 0, 0, 0);
        }
        return new Percentiles(
                sorted.length, at(sorted, 0.50), at(sorted, 0.95), at(sorted, 0.99), sorted[sorted.length - 1]);
    }

    /** The smallest value that at least this share of all values does not exceed (nearest rank). */
    private static double at(double[] sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.clamp(rank, 1, sorted.length) - 1];
    }
}
