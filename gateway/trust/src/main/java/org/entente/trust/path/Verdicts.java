package org.entente.trust.path;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Remembers for a minute at most whether a pinned certificate may be used, because walking its path costs more than a
 * message.
 *
 * <p>Never beyond a date on which a certificate of the path begins or ends, and never when the clock was put back. Only
 * pinned certificates are asked for, so it stays as small as their list.
 */
final class Verdicts {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Clock clock;
    private final List<X509Certificate> above;
    private final Map<Question, Verdict> known = new ConcurrentHashMap<>();

    /** Takes what may stand in a path above a leaf. */
    Verdicts(Clock clock, List<X509Certificate> above) {
        this.clock = clock;
        this.above = List.copyOf(above);
    }

    private record Question(X509Certificate leaf, Use use) {}

    private record Verdict(boolean allowed, Instant from, Instant until) {
        private boolean holds(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }
    }

    /** What was judged within the last minute, or what {@code judge} says now. */
    boolean allow(X509Certificate leaf, Use use, BooleanSupplier judge) {
        Instant now = clock.instant();
        var question = new Question(leaf, use);
        Verdict before = known.get(question);
        if (before != null && before.holds(now)) {
            return before.allowed();
        }
        boolean allowed = judge.getAsBoolean();
        known.put(question, new Verdict(allowed, now, until(leaf, now)));
        return allowed;
    }

    private Instant until(X509Certificate leaf, Instant now) {
        Instant until = earlier(leaf, now, now.plus(LONGEST));
        for (X509Certificate authority : above) {
            until = earlier(authority, now, until);
        }
        return until;
    }

    /** A certificate is still valid in the very millisecond of its end (RFC 5280 §4.1.2.5). */
    private static Instant earlier(X509Certificate certificate, Instant now, Instant until) {
        Instant begin = certificate.getNotBefore().toInstant();
        Instant end = certificate.getNotAfter().toInstant().plusMillis(1);
        Instant first = begin.isAfter(now) && begin.isBefore(until) ? begin : until;
        return end.isAfter(now) && end.isBefore(first) ? end : first;
    }
}
