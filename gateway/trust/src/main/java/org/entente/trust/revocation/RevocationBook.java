package org.entente.trust.revocation;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.entente.core.failure.FailureCode;
import org.entente.trust.path.Standing;
import org.entente.trust.revocation.Revocation.CouldNotTell;
import org.entente.trust.revocation.Revocation.Good;
import org.entente.trust.revocation.Revocation.Known;
import org.entente.trust.revocation.Revocation.Revoked;

/**
 * What was last said of one partner's certificates, answered from memory and judged by the partner's policy.
 *
 * <p>Never asks anybody: no message waits for a network. Holds only pinned certificates and what stands above them.
 */
public final class RevocationBook implements Standing {

    /** Longer than any round takes: after this the asking itself has stopped, and no answer of it counts. */
    private static final Duration SILENCE = Duration.ofMinutes(5);

    private final RevocationPolicy policy;
    private final Clock clock;
    private final Map<X509Certificate, Page> pages = new ConcurrentHashMap<>();
    private volatile Round last = new Round(Map.of(), Instant.MIN);

    public RevocationBook(RevocationPolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    private record Round(Map<X509Certificate, List<X509Certificate>> paths, Instant begun) {}

    private record Page(Revocation latest, Optional<Known> lastGood) {}

    /** What is known of one certificate now; a good answer that has ended is none. */
    public Revocation answer(X509Certificate certificate) {
        Instant now = clock.instant();
        Revocation latest = Optional.ofNullable(pages.get(certificate))
                .map(Page::latest)
                .orElse(new CouldNotTell(now, "nobody was asked yet"));
        if (!(latest instanceof Good good)) {
            return latest;
        }
        if (now.minus(SILENCE).isAfter(last.begun())) {
            return new CouldNotTell(now, "nobody was asked for " + SILENCE);
        }
        return now.isAfter(good.known().until())
                ? new CouldNotTell(
                        now, "the last good answer ended at " + good.known().until())
                : good;
    }

    /** What is known now of each certificate that was asked for. */
    public List<Revocation> answers() {
        return pages.keySet().stream().map(this::answer).toList();
    }

    @Override
    public Optional<FailureCode> objection(X509Certificate leaf) {
        if (policy instanceof RevocationPolicy.NotAsked) {
            return Optional.empty();
        }
        List<FailureCode> objections = last.paths().getOrDefault(leaf, List.of(leaf)).stream()
                .flatMap(one -> objectionTo(one).stream())
                .toList();
        return objections.contains(FailureCode.CERTIFICATE_REVOKED)
                ? Optional.of(FailureCode.CERTIFICATE_REVOKED)
                : objections.stream().findFirst();
    }

    /** Begins a round; takes which certificates stand above each leaf today. */
    void begin(Map<X509Certificate, List<X509Certificate>> paths) {
        last = new Round(Map.copyOf(paths), clock.instant());
    }

    /** Writes what was said; returns it when it differs in kind from what was known before. */
    Optional<Revocation> write(X509Certificate certificate, Revocation said) {
        Revocation before = answer(certificate);
        pages.compute(certificate, (same, page) -> page == null ? first(said) : next(page, said));
        Revocation after = answer(certificate);
        return before.getClass() == after.getClass() ? Optional.empty() : Optional.of(after);
    }

    private static Page first(Revocation said) {
        return new Page(said, said instanceof Good good ? Optional.of(good.known()) : Optional.empty());
    }

    /** Only a good answer dated after it lifts a revocation: an old one said again must not. */
    private static Page next(Page page, Revocation said) {
        return switch (said) {
            case Revoked _ -> new Page(said, page.lastGood());
            case Good good ->
                page.latest() instanceof Revoked revoked
                                && !good.known().said().isAfter(revoked.known().said())
                        ? page
                        : new Page(good, Optional.of(good.known()));
            case CouldNotTell _ -> page.latest() instanceof CouldNotTell ? new Page(said, page.lastGood()) : page;
        };
    }

    private Optional<FailureCode> objectionTo(X509Certificate certificate) {
        return switch (answer(certificate)) {
            case Good _ -> Optional.empty();
            case Revoked _ -> Optional.of(FailureCode.CERTIFICATE_REVOKED);
            case CouldNotTell _ ->
                isInGrace(certificate) ? Optional.empty() : Optional.of(FailureCode.REVOCATION_UNKNOWN);
        };
    }

    private boolean isInGrace(X509Certificate certificate) {
        return switch (policy) {
            case RevocationPolicy.NotAsked _ -> true;
            case RevocationPolicy.HardFail _ -> false;
            case RevocationPolicy.Grace grace ->
                Optional.ofNullable(pages.get(certificate))
                        .flatMap(Page::lastGood)
                        .map(good -> !clock.instant().isAfter(good.until().plus(grace.length())))
                        .orElse(false);
        };
    }
}
