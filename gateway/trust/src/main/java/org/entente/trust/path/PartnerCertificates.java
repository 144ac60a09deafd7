package org.entente.trust.path;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.failure.PermanentFault;
import org.entente.core.failure.Refused;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Partner.Suite;
import org.entente.trust.path.UseBook.Place;

/**
 * The certificates that one partner handed over, each for its purpose; nothing else of that partner is believed.
 *
 * <p>Several of one purpose may stand during a rollover, and they may change while messages go on. Asks nobody whether
 * one was revoked, but believes none against which its {@link Standing} has an objection.
 */
public final class PartnerCertificates {

    private final StateCode state;
    private final Hand hand;
    private final Clock clock;
    private final UseBook uses;
    private final Standing standing;

    /** Takes the anchor of every path of this partner, and what stands between it and the leaves. */
    public PartnerCertificates(
            StateCode state, X509Certificate root, List<X509Certificate> authorities, Pinned pinned, Clock clock) {
        this(
                state,
                new Hand(Handed.of(root, authorities, pinned, clock)),
                clock,
                new UseBook(clock),
                Standing.unasked());
    }

    private PartnerCertificates(StateCode state, Hand hand, Clock clock, UseBook uses, Standing standing) {
        this.state = state;
        this.hand = hand;
        this.clock = clock;
        this.uses = uses;
        this.standing = standing;
    }

    /** What was handed over at one time, and what was found out about it. */
    private record Handed(X509Certificate root, List<X509Certificate> authorities, Pinned pinned, Verdicts verdicts) {
        private static Handed of(X509Certificate root, List<X509Certificate> authorities, Pinned pinned, Clock clock) {
            var above = Stream.concat(Stream.of(root), authorities.stream()).toList();
            return new Handed(root, List.copyOf(authorities), pinned, new Verdicts(clock, above));
        }
    }

    /** Where it lies, for everybody who holds these certificates. */
    private static final class Hand {
        private volatile Handed handed;

        private Hand(Handed handed) {
            this.handed = handed;
        }
    }

    /**
     * Reads {@code root, gateway-ca, tls}, and of {@code signing, agreement, rsa-signing, rsa-encryption, ec-signing,
     * ec-agreement} those that the partner handed over, each {@code .crt.pem}.
     */
    public static PartnerCertificates in(StateCode state, Path folder, Clock clock) {
        Pinned pinned = CertificateFiles.pinned(folder);
        X509Certificate root = CertificateFiles.read(folder, "root").getFirst();
        return new PartnerCertificates(state, root, CertificateFiles.read(folder, "gateway-ca"), pinned, clock);
    }

    public StateCode state() {
        return state;
    }

    /** The same certificates, believed only while this has no objection. */
    public PartnerCertificates held(Standing to) {
        return new PartnerCertificates(state, hand, clock, uses, to);
    }

    /** Believes from now on what {@code now} has instead, wherever this is held; what was begun ends as it began. */
    public void renew(PartnerCertificates now) {
        if (!state.equals(now.state)) {
            throw new IllegalArgumentException("Certificates of " + now.state + " for " + state);
        }
        hand.handed = now.hand.handed;
    }

    public X509Certificate root() {
        return hand.handed.root();
    }

    /** Every pinned leaf to which a path leads today, with that path: leaf first, the root left out. */
    public Map<X509Certificate, List<X509Certificate>> paths() {
        Handed now = hand.handed;
        var finder = new PathFinder(now.root(), now.authorities(), PolicyDemands.none());
        var paths = new LinkedHashMap<X509Certificate, List<X509Certificate>>();
        for (X509Certificate leaf : now.pinned().all()) {
            if (finder.find(leaf, clock.instant()) instanceof PathAnswer.Sound sound) {
                paths.put(leaf, sound.path());
            }
        }
        return paths;
    }

    /** What stands between the root and the leaves. */
    public List<X509Certificate> authorities() {
        return hand.handed.authorities();
    }

    public Pinned pinned() {
        return hand.handed.pinned();
    }

    Clock clock() {
        return clock;
    }

    /** The pinned signing certificate equal to {@code shown}, if it may sign today under this suite. */
    public Optional<X509Certificate> signer(Suite suite, X509Certificate shown) {
        Optional<X509Certificate> signer = usable(pinned().signing(suite), Use.SIGNING)
                .filter(shown::equals)
                .findFirst();
        signer.ifPresent(found -> uses.note(Place.VERIFICATION, found));
        return signer;
    }

    /**
     * The certificate to encrypt for; the one that lasts longest during a rollover.
     *
     * <p>None where no TLS certificate of the partner counts: so a connection that is open already carries no more.
     */
    public X509Certificate encryption(Suite suite) {
        Pinned now = pinned();
        if (!now.tls().isEmpty()
                && now.tls().stream().allMatch(leaf -> standing.objection(leaf).isPresent())) {
            throw none(now.tls(), state + " has no certificate to connect with today");
        }
        X509Certificate receiver = usable(now.encryption(suite), use(suite))
                .max(Comparator.comparing(X509Certificate::getNotAfter))
                .orElseThrow(() -> none(now.encryption(suite), state + " has no certificate to encrypt for today"));
        uses.note(Place.ENCRYPTION, receiver);
        return receiver;
    }

    /** How often each certificate of this partner was used, and where. */
    public UseBook uses() {
        return uses;
    }

    /**
     * Why a certificate of this partner that would otherwise do is refused; empty for a stranger's.
     *
     * @return {@link Refused} where it was revoked, {@link TemporaryFault} where nobody can tell
     */
    public Optional<GatewayFailure> refusal(X509Certificate shown) {
        return pinned().all().contains(shown) ? standing.objection(shown).map(this::refusal) : Optional.empty();
    }

    private GatewayFailure refusal(FailureCode objection) {
        return objection == FailureCode.REVOCATION_UNKNOWN
                ? new TemporaryFault(objection, "Nobody can tell whether " + state + "'s certificate was revoked")
                : new Refused(objection, words(objection));
    }

    private String words(FailureCode objection) {
        return objection == FailureCode.BLOCKED_HERE
                ? state + " or its certificate is blocked"
                : state + "'s certificate was revoked";
    }

    /** That nobody can tell may pass; that one was revoked does not. */
    private GatewayFailure none(List<X509Certificate> candidates, String otherwise) {
        List<FailureCode> objections = candidates.stream()
                .flatMap(leaf -> standing.objection(leaf).stream())
                .toList();
        if (objections.contains(FailureCode.REVOCATION_UNKNOWN)) {
            return new TemporaryFault(
                    FailureCode.REVOCATION_UNKNOWN, "Nobody can tell whether " + state + "'s certificate was revoked");
        }
        return objections.isEmpty()
                ? new PermanentFault(FailureCode.PARTNER_NOT_TRUSTED, otherwise)
                : new PermanentFault(objections.getFirst(), words(objections.getFirst()));
    }

    /** Whether {@code shown} is this partner's TLS certificate, valid today. */
    public boolean isTls(X509Certificate shown) {
        return usable(pinned().tls(), Use.TLS).anyMatch(shown::equals);
    }

    /** The same certificates as they would be judged at another time; nobody is asked whether one was revoked. */
    public PartnerCertificates at(Instant then) {
        Handed now = hand.handed;
        return new PartnerCertificates(
                state, now.root(), now.authorities(), now.pinned(), Clock.fixed(then, ZoneOffset.UTC));
    }

    /**
     * Whether a certificate that need not be pinned is good for what the file of that name holds: path to the root,
     * dates, uses, algorithm and size.
     */
    public boolean isGoodAs(String name, X509Certificate certificate) {
        return CertificateRules.allow(this, certificate, Use.ofFile(name));
    }

    /** Whether any TLS certificate counts today. */
    public boolean connects() {
        return usable(pinned().tls(), Use.TLS).findAny().isPresent();
    }

    /** Whether anything may sign under a suite today. */
    public boolean signs(Suite suite) {
        return usable(pinned().signing(suite), Use.SIGNING).findAny().isPresent();
    }

    /** Whether anything may be encrypted for it under a suite today. */
    public boolean receives(Suite suite) {
        return usable(pinned().encryption(suite), use(suite)).findAny().isPresent();
    }

    /** Every pinned leaf. */
    public List<X509Certificate> leaves() {
        return pinned().all();
    }

    /** Whether this partner handed over what a suite needs, whatever may be said of it today. */
    public boolean serve(Suite suite) {
        return !pinned().signing(suite).isEmpty() && !pinned().encryption(suite).isEmpty();
    }

    private static Use use(Suite suite) {
        return switch (suite) {
            case EDELIVERY_2, EDELIVERY_2_P256 -> Use.AGREEMENT;
            case EDELIVERY_1_RSA -> Use.KEY_TRANSPORT;
        };
    }

    private Stream<X509Certificate> usable(List<X509Certificate> candidates, Use use) {
        Verdicts verdicts = hand.handed.verdicts();
        return candidates.stream()
                .filter(leaf -> standing.objection(leaf).isEmpty())
                .filter(leaf -> verdicts.allow(leaf, use, () -> CertificateRules.allow(this, leaf, use)));
    }

    @Override
    public String toString() {
        return "PartnerCertificates[" + state + "]";
    }
}
