package org.entente.trust.revocation;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.entente.trust.path.PartnerCertificates;

/**
 * Asks about one partner's certificates in the background, round after round, and writes what it hears into the book.
 *
 * <p>Has a thread of its own, so that one partner's slow responder delays nobody else's answers.
 */
public final class RevocationWatch implements AutoCloseable {

    private final PartnerCertificates partner;
    private final RevocationBook book;
    private final Asker asker;
    private final boolean fetchesLists;
    private final RevocationLimits limits;
    private final Changes changes;
    private final CountDownLatch closed = new CountDownLatch(1);

    public RevocationWatch(
            PartnerCertificates partner,
            RevocationBook book,
            RevocationSources sources,
            RevocationLimits limits,
            Changes changes,
            Clock clock) {
        this.partner = partner;
        this.book = book;
        this.asker = new Asker(sources, limits, clock);
        this.fetchesLists = !sources.lists().isEmpty();
        this.limits = limits;
        this.changes = changes;
    }

    /**
     * Hears when the answer about a certificate changes in kind; what it throws ends the asking, and then nobody can
     * tell.
     */
    public interface Changes {
        void changed(X509Certificate certificate, Revocation now);
    }

    /** Begins to ask, at once and then every so often. */
    public void start() {
        Thread.ofVirtual().name("revocation " + partner.state()).start(this::watch);
    }

    /** One round now, in the caller's thread: for tests and for a person who cannot wait. */
    public void ask() throws InterruptedException {
        Map<X509Certificate, List<X509Certificate>> paths = partner.paths();
        var above = new LinkedHashMap<X509Certificate, X509Certificate>();
        paths.forEach((leaf, path) -> {
            for (int i = 0; i < path.size(); i++) {
                above.put(path.get(i), i + 1 < path.size() ? path.get(i + 1) : partner.root());
            }
        });
        book.begin(paths);
        Asker.Round round = asker.round();
        for (Map.Entry<X509Certificate, X509Certificate> one : above.entrySet()) {
            Revocation said = round.ask(one.getKey(), one.getValue());
            book.write(one.getKey(), said).ifPresent(now -> changes.changed(one.getKey(), now));
        }
    }

    /** Which sources will tell nothing any more after {@code from} and until {@code to}, as far as they were seen. */
    public List<SourceEnd> ends(Instant from, Instant to) {
        return SourceEnd.of(asker.seen(), fetchesLists, from, to);
    }

    /** Whose key signed the responders' last answers. */
    public List<SeenSource> seen() {
        return asker.seen();
    }

    private void watch() {
        try {
            do {
                ask();
            } while (!closed.await(limits.every().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        asker.close();
    }
}
