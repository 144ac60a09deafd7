package org.entente.trust.path;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
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

/**
 * The certificates that one partner handed over, each for its purpose; nothing else of that partner is believed.
 *
 * <p>Several of one purpose may stand during a rollover. Asks nobody whether one was revoked, but
 * believes none against which its {@link Standing} has an objection.
 */
public final class PartnerCertificates {

    private final StateCode state;
    private final X509Certificate root;
    private final List<X509Certificate> authorities;
    private final Pinned pinned;
    private final Clock clock;
    private final Verdicts verdicts;
    private final Standing standing;

    /** Takes the anchor of every path of this partner, and what stands between it and the leaves. */
    public PartnerCertificates(
            StateCode state, X509Certificate root, List<X509Certificate> authorities, Pinned pinned, Clock clock) {
        this(state, root, authorities, pinned, clock, Standing.unasked());
    }

    private PartnerCertificates(
            StateCode state,
            X509Certificate root,
            List<X509Certificate> authorities,
            Pinned pinned,
            Clock clock,
            Standing standing) {
        this.state = state;
        this.root = root;
        this.authorities = List.copyOf(authorities);
        this.pinned = pinned;
        this.clock = clock;
        this.standing = standing;
        this.verdicts = new Verdicts(
                clock, Stream.concat(Stream.of(root), authorities.stream()).toList());
    }

    /** The leaves by purpose. */
    public record Pinned(
            List<X509Certificate> tls,
            List<X509Certificate> signing,
            List<X509Certificate> agreement,
            List<X509Certificate> rsaSigning,
            List<X509Certificate> rsaEncryption,
            List<X509Certificate> ecSigning,
            List<X509Certificate> ecAgreement) {
        public Pinned {
            tls = List.copyOf(tls);
            signing = List.copyOf(signing);
            agreement = List.copyOf(agreement);
            rsaSigning = List.copyOf(rsaSigning);
            rsaEncryption = List.copyOf(rsaEncryption);
            ecSigning = List.copyOf(ecSigning);
            ecAgreement = List.copyOf(ecAgreement);
        }

        List<X509Certificate> all() {
            return Stream.of(tls, signing, agreement, rsaSigning, rsaEncryption, ecSigning, ecAgreement)
                    .flatMap(List::stream)
                    .toList();
        }

        /** What signs under a suite. */
        public List<X509Certificate> signing(Suite suite) {
            return switch (suite) {
                case EDELIVERY_2 -> signing;
                case EDELIVERY_2_P256 -> ecSigning;
                case EDELIVERY_1_RSA -> rsaSigning;
            };
        }

        /** What is encrypted for under a suite. */
        public List<X509Certificate> encryption(Suite suite) {
            return switch (suite) {
                case EDELIVERY_2 -> agreement;
                case EDELIVERY_2_P256 -> ecAgreement;
                case EDELIVERY_1_RSA -> rsaEncryption;
            };
        }
    }

    /**
     * Reads {@code root, gateway-ca, tls}, and of {@code signing, agreement, rsa-signing, rsa-encryption, ec-signing,
     * ec-agreement} those that the partner handed over, each {@code .crt.pem}.
     */
    public static PartnerCertificates in(StateCode state, Path folder, Clock clock) {
        var pinned = new Pinned(
                read(folder, "tls"),
                readIfThere(folder, "signing"),
                readIfThere(folder, "agreement"),
                readIfThere(folder, "rsa-signing"),
                readIfThere(folder, "rsa-encryption"),
                readIfThere(folder, "ec-signing"),
                readIfThere(folder, "ec-agreement"));
        return new PartnerCertificates(
                state, read(folder, "root").getFirst(), read(folder, "gateway-ca"), pinned, clock);
    }

    public StateCode state() {
        return state;
    }

    /** The same certificates, believed only while this has no objection. */
    public PartnerCertificates held(Standing to) {
        return new PartnerCertificates(state, root, authorities, pinned, clock, to);
    }

    public X509Certificate root() {
        return root;
    }

    /** Every pinned leaf to which a path leads today, with that path: leaf first, the root left out. */
    public Map<X509Certificate, List<X509Certificate>> paths() {
        var finder = new PathFinder(root, authorities, PolicyDemands.none());
        var paths = new LinkedHashMap<X509Certificate, List<X509Certificate>>();
        for (X509Certificate leaf : pinned.all()) {
            if (finder.find(leaf, clock.instant()) instanceof PathAnswer.Sound sound) {
                paths.put(leaf, sound.path());
            }
        }
        return paths;
    }

    /** What stands between the root and the leaves. */
    public List<X509Certificate> authorities() {
        return authorities;
    }

    public Pinned pinned() {
        return pinned;
    }

    Clock clock() {
        return clock;
    }

    /** The pinned signing certificate equal to {@code shown}, if it may sign today under this suite. */
    public Optional<X509Certificate> signer(Suite suite, X509Certificate shown) {
        return usable(pinned.signing(suite), Use.SIGNING).filter(shown::equals).findFirst();
    }

    /**
     * The certificate to encrypt for; the one that lasts longest during a rollover.
     *
     * <p>None where no TLS certificate of the partner counts: so a connection that is open already carries no more.
     */
    public X509Certificate encryption(Suite suite) {
        if (!pinned.tls().isEmpty()
                && pinned.tls().stream()
                        .allMatch(leaf -> standing.objection(leaf).isPresent())) {
            throw none(pinned.tls(), state + " has no certificate to connect with today");
        }
        return usable(pinned.encryption(suite), use(suite))
                .max(Comparator.comparing(X509Certificate::getNotAfter))
                .orElseThrow(() -> none(pinned.encryption(suite), state + " has no certificate to encrypt for today"));
    }

    /**
     * Why a certificate of this partner that would otherwise do is refused; empty for a stranger's.
     *
     * @return {@link Refused} where it was revoked, {@link TemporaryFault} where nobody can tell
     */
    public Optional<GatewayFailure> refusal(X509Certificate shown) {
        return pinned.all().contains(shown) ? standing.objection(shown).map(this::refusal) : Optional.empty();
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
        return usable(pinned.tls(), Use.TLS).anyMatch(shown::equals);
    }

    /** The same certificates as they would be judged at another time; nobody is asked whether one was revoked. */
    public PartnerCertificates at(Instant then) {
        return new PartnerCertificates(state, root, authorities, pinned, Clock.fixed(then, ZoneOffset.UTC));
    }

    /** Whether any TLS certificate counts today. */
    public boolean connects() {
        return usable(pinned.tls(), Use.TLS).findAny().isPresent();
    }

    /** Whether anything may sign under a suite today. */
    public boolean signs(Suite suite) {
        return usable(pinned.signing(suite), Use.SIGNING).findAny().isPresent();
    }

    /** Whether anything may be encrypted for it under a suite today. */
    public boolean receives(Suite suite) {
        return usable(pinned.encryption(suite), use(suite)).findAny().isPresent();
    }

    /** Every pinned leaf. */
    public List<X509Certificate> leaves() {
        return pinned.all();
    }

    /** Whether this partner handed over what a suite needs, whatever may be said of it today. */
    public boolean serve(Suite suite) {
        return !pinned.signing(suite).isEmpty() && !pinned.encryption(suite).isEmpty();
    }

    private static Use use(Suite suite) {
        return switch (suite) {
            case EDELIVERY_2, EDELIVERY_2_P256 -> Use.AGREEMENT;
            case EDELIVERY_1_RSA -> Use.KEY_TRANSPORT;
        };
    }

    private Stream<X509Certificate> usable(List<X509Certificate> candidates, Use use) {
        return candidates.stream()
                .filter(leaf -> standing.objection(leaf).isEmpty())
                .filter(leaf -> verdicts.allow(leaf, use, () -> CertificateRules.allow(this, leaf, use)));
    }

    private static List<X509Certificate> readIfThere(Path folder, String name) {
        return Files.exists(folder.resolve(name + ".crt.pem")) ? read(folder, name) : List.of();
    }

    private static List<X509Certificate> read(Path folder, String name) {
        Path file = folder.resolve(name + ".crt.pem");
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (certificates.isEmpty()) {
                throw new PermanentFault(FailureCode.BROKEN, "No certificate in " + file);
            }
            return certificates;
        } catch (IOException | CertificateException broken) {
            throw new PermanentFault(FailureCode.BROKEN, "The certificate " + file + " cannot be read", broken);
        }
    }

    @Override
    public String toString() {
        return "PartnerCertificates[" + state + "]";
    }
}
