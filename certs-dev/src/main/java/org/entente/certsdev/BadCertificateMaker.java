package org.entente.certsdev;

import static org.entente.certsdev.issue.KeyUse.DIGITAL_SIGNATURE;
import static org.entente.certsdev.issue.KeyUse.KEY_AGREEMENT;
import static org.entente.certsdev.issue.KeyUse.KEY_ENCIPHERMENT;

import java.net.URI;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.x500.X500Principal;
import org.entente.certsdev.issue.AlternativeNames;
import org.entente.certsdev.issue.Authority;
import org.entente.certsdev.issue.CertificatePlan;
import org.entente.certsdev.issue.Credential;
import org.entente.certsdev.issue.ExtendedUse;
import org.entente.certsdev.issue.KeyKind;
import org.entente.certsdev.issue.KeyUse;
import org.entente.certsdev.issue.Quirk;
import org.entente.certsdev.issue.SeededRandom;
import org.entente.certsdev.issue.Standing;
import org.entente.certsdev.issue.Standing.PermittedNames;
import org.entente.certsdev.issue.Validity;

/**
 * Makes one State's bad certificates, for each purpose and kind.
 *
 * <p>All kinds for one purpose and holder share one key, which is not that of the good certificate: so that only the
 * first is slow. Writes no file; {@link
 * org.entente.certsdev.files.KeyFile#save} does.
 */
public final class BadCertificateMaker {
    private static final Duration ENDED = Duration.ofMinutes(10);
    private static final Duration LASTED = Duration.ofMinutes(50);
    private static final Duration BEGINS = Duration.ofDays(1);

    private final StatePlans plans;
    private final StateAuthorities authorities;
    private final SeededRandom seed;
    private final Map<String, KeyPair> drawn = new ConcurrentHashMap<>();

    BadCertificateMaker(StatePlans plans, StateAuthorities authorities, SeededRandom seed) {
        this.plans = plans;
        this.authorities = authorities;
        this.seed = seed.child("bad " + plans.state().code());
    }

    /** A bad certificate in place of the node's own, or of the first agency's for {@link Purpose#CLIENT}. */
    public Credential make(BadCertificate kind, Purpose purpose) {
        return purpose == Purpose.CLIENT
                ? makeClient(kind, plans.state().agencies().getFirst())
                : make(kind, purpose, plans.node(purpose), authorities.gateways());
    }

    /** A bad certificate in place of this agency's own. */
    public Credential makeClient(BadCertificate kind, PlayAgency agency) {
        return make(kind, Purpose.CLIENT, plans.client(agency), authorities.agencies());
    }

    private Credential make(BadCertificate kind, Purpose purpose, CertificatePlan good, Authority issuer) {
        var random = seed.child(kind + " " + good.subject());
        var keyKind = kind == BadCertificate.WEAK_RSA_1024 ? KeyKind.RSA_1024 : purpose.keyKind();
        var label = "key " + keyKind + " " + good.subject();
        var pair = drawn.computeIfAbsent(label, absent -> keyKind.draw(seed.child(absent)));
        if (kind == BadCertificate.SELF_SIGNED) {
            var signer = keyKind == KeyKind.X25519 ? KeyKind.P256.draw(random.child("thrown away")) : pair;
            return Authority.selfIssued(good, pair, signer, random);
        }
        return issuer(kind, issuer, random.child("issuer")).issue(spoiled(kind, good), pair, random.child("leaf"));
    }

    private CertificatePlan spoiled(BadCertificate kind, CertificatePlan good) {
        return switch (kind) {
            case EXPIRED -> good.valid(expired());
            case NOT_YET_VALID ->
                good.valid(new Validity(now().plus(BEGINS), good.validity().until()));
            case WRONG_EKU -> good.standing(withExtendedUse(leaf(good)));
            case WRONG_KEY_USAGE ->
                good.standing(withKeyUse(leaf(good), opposite(leaf(good).keyUses())));
            case WEAK_RSA_1024 ->
                good.standing(withKeyUse(leaf(good), forRsa(leaf(good).keyUses())));
            case SHA1_SIGNED -> good.with(Quirk.SHA1_SIGNATURE);
            case NAME_CONSTRAINT_BREACH -> good.named(elsewhere());
            case UNKNOWN_CRITICAL_EXTENSION -> good.with(Quirk.UNKNOWN_CRITICAL_EXTENSION);
            case WRONG_SAN -> good.standing(withOtherName(leaf(good)));
            case UNKNOWN_ISSUER, IMPOSTOR_ISSUER, SELF_SIGNED, PATH_LENGTH_BREACH, TWIN_NAME, CA_FALSE_ISSUER -> good;
        };
    }

    private Authority issuer(BadCertificate kind, Authority right, SecureRandom random) {
        return switch (kind) {
            case UNKNOWN_ISSUER -> unheardOf(random);
            case IMPOSTOR_ISSUER -> impostor(right, random);
            case PATH_LENGTH_BREACH -> right.issueAuthority(authority(subject("One CA too many")), random);
            case CA_FALSE_ISSUER ->
                authorities
                        .root()
                        .issueAuthority(authority(subject("No authority")).with(Quirk.DENIES_BEING_AUTHORITY), random);
            case EXPIRED,
                    NOT_YET_VALID,
                    WRONG_EKU,
                    WRONG_KEY_USAGE,
                    WEAK_RSA_1024,
                    SHA1_SIGNED,
                    SELF_SIGNED,
                    NAME_CONSTRAINT_BREACH,
                    UNKNOWN_CRITICAL_EXTENSION,
                    WRONG_SAN,
                    TWIN_NAME -> right;
        };
    }

    private Authority unheardOf(SecureRandom random) {
        var root = plans.root().named(subject("Unheard-of Root CA"));
        return Authority.root(root, random).issueAuthority(authority(subject("Unheard-of CA")), random);
    }

    private Authority impostor(Authority right, SecureRandom random) {
        var falseRoot = Authority.root(plans.root(), random);
        var name = right.certificate().getSubjectX500Principal();
        return falseRoot.issueAuthority(authority(name), random);
    }

    private CertificatePlan authority(X500Principal subject) {
        return plans.gatewayAuthority().named(subject).standing(new Standing.Issuing(0, PermittedNames.all()));
    }

    private X500Principal subject(String name) {
        var state = plans.state();
        return new X500Principal("CN=" + name + ",O=" + state.name() + ",C=" + state.code());
    }

    private X500Principal elsewhere() {
        var country = plans.state().code().equals("QZ") ? "QY" : "QZ";
        return new X500Principal("CN=Elsewhere gateway,OU=Gateway,O=Elsewhere,C=" + country);
    }

    private Validity expired() {
        var ended = now().minus(ENDED);
        return new Validity(ended.minus(LASTED), ended);
    }

    private Instant now() {
        return plans.clock().instant();
    }

    private static Standing.Leaf leaf(CertificatePlan plan) {
        return switch (plan.standing()) {
            case Standing.Leaf leaf -> leaf;
            case Standing.Issuing issuing -> throw new IllegalArgumentException(plan.subject() + " is an authority");
        };
    }

    private static Standing withExtendedUse(Standing.Leaf good) {
        return new Standing.Leaf(good.keyUses(), Set.of(ExtendedUse.CODE_SIGNING), good.names());
    }

    private static Standing withKeyUse(Standing.Leaf good, Set<KeyUse> uses) {
        return new Standing.Leaf(uses, good.extendedUses(), good.names());
    }

    private Standing withOtherName(Standing.Leaf good) {
        var names = good.extendedUses().contains(ExtendedUse.SERVER_AUTHENTICATION)
                ? AlternativeNames.hosts("other." + plans.state().domain())
                : AlternativeNames.identifier(
                        URI.create("urn:entente:agency:" + plans.state().code() + ":OTHER"));
        return new Standing.Leaf(good.keyUses(), good.extendedUses(), names);
    }

    private static Set<KeyUse> opposite(Set<KeyUse> uses) {
        return uses.contains(DIGITAL_SIGNATURE) ? Set.of(KEY_AGREEMENT) : Set.of(DIGITAL_SIGNATURE);
    }

    // RSA cannot agree on keys; a certificate for that would be bad in two ways.
    private static Set<KeyUse> forRsa(Set<KeyUse> uses) {
        return uses.contains(KEY_AGREEMENT) ? Set.of(KEY_ENCIPHERMENT) : uses;
    }
}
