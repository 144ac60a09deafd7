package org.entente.node.certificates;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.core.content.Digest;
import org.entente.core.fingerprint.Fingerprint;
import org.entente.core.fingerprint.FingerprintWords;
import org.entente.core.partner.Partner.Suite;
import org.entente.trust.path.PartnerCertificates;
import org.entente.trust.path.Pinned;

/** Every certificate on which this node rests, one by one, whatever its end would break. */
public final class CertificateList {

    private final Foundations on;
    private final Clock clock;

    public CertificateList(Foundations on, Clock clock) {
        this.on = on;
        this.clock = clock;
    }

    /**
     * One certificate.
     *
     * @param whose a State's code, or the name of somebody of this State
     * @param use what it is for
     * @param words its fingerprint as one reads it out over a telephone, four words a group
     * @param days whole days until its end; negative when that has passed
     */
    public record CertificateView(
            Kind kind,
            String whose,
            String use,
            String subject,
            String sha256,
            List<String> words,
            Instant from,
            Instant until,
            long days) {
        public CertificateView {
            words = List.copyOf(words);
        }
    }

    /** The first to end first. */
    public List<CertificateView> all() {
        return Stream.of(
                        state(Kind.OWN, on.own(), List.of(Suite.values())),
                        on.partners().stream().flatMap(this::partner),
                        on.insiders().stream().flatMap(this::insider),
                        on.asked().stream().flatMap(this::responders))
                .flatMap(Function.identity())
                .distinct()
                .sorted(Comparator.comparing(CertificateView::until))
                .toList();
    }

    private Stream<CertificateView> partner(Peer peer) {
        return state(Kind.PARTNER, peer.certificates(), List.of(peer.partner().suite()));
    }

    private Stream<CertificateView> state(Kind kind, PartnerCertificates of, List<Suite> suites) {
        String code = of.state().value();
        Pinned pinned = of.pinned();
        return Stream.of(
                        views(kind, code, "TLS", pinned.tls()),
                        suites.stream().flatMap(suite -> views(kind, code, "signing " + suite, pinned.signing(suite))),
                        suites.stream()
                                .flatMap(suite -> views(kind, code, "encryption " + suite, pinned.encryption(suite))),
                        views(kind, code, "authority", of.authorities()),
                        views(kind, code, "root", List.of(of.root())))
                .flatMap(Function.identity());
    }

    private Stream<CertificateView> insider(Insider one) {
        String use = switch (one.kind()) {
            case AUTHORITY -> "certifies agencies and operators";
            case SYSTEM -> "certifies the system that is called";
            case OWN, PARTNER, RESPONDER, AGENCY, OPERATOR -> "client";
        };
        return views(one.kind(), one.name(), use, one.certificates());
    }

    private Stream<CertificateView> responders(Asked asked) {
        return asked.watch().seen().stream()
                .flatMap(source -> source.responder().stream()
                        .flatMap(address -> views(
                                Kind.RESPONDER,
                                asked.partner().state().value(),
                                "answers of " + address,
                                source.signer().stream().toList())));
    }

    private Stream<CertificateView> views(Kind kind, String whose, String use, List<X509Certificate> certificates) {
        return certificates.stream().map(one -> view(kind, whose, use, one));
    }

    private CertificateView view(Kind kind, String whose, String use, X509Certificate one) {
        Digest fingerprint = Fingerprint.of(one);
        Instant until = one.getNotAfter().toInstant();
        return new CertificateView(
                kind,
                whose,
                use,
                one.getSubjectX500Principal().getName(),
                fingerprint.hex(),
                FingerprintWords.groups(fingerprint),
                one.getNotBefore().toInstant(),
                until,
                Math.floorDiv(Duration.between(clock.instant(), until).toSeconds(), 86_400));
    }
}
