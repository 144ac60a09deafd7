package org.entente.trust.path;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CertPath;
import java.security.cert.CertPathParameters;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bouncycastle.jcajce.PKIXExtendedParameters;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;
import org.entente.trust.path.PathAnswer.CouldNotTell;
import org.entente.trust.path.PathAnswer.Revoked;
import org.entente.trust.path.PathAnswer.Sound;
import org.entente.trust.path.PathAnswer.Unsound;

/**
 * Finds a path from a certificate to one anchor (RFC 5280 §6) that two validators written by different people both
 * accept: the JDK's and Bouncy Castle's.
 *
 * <p>Uses only what it was handed: no certificate and no list is fetched from anywhere. Knows nothing of key sizes,
 * uses and pins; {@link CertificateRules} does.
 */
public final class PathFinder {

    /** No real hierarchy is deeper; a pathological one is not walked. */
    private static final int DEEPEST = 8;

    private static final int MOST_PATHS = 32;

    /** Slow to make and safe to share; never registered with the JDK. */
    private static final Provider SECOND = new BouncyCastleProvider();

    /** Properties of the JVM under which a validator would fetch what a certificate names (security.md item 41). */
    private static final List<String> FETCHING = List.of(
            "com.sun.security.enableCRLDP", "com.sun.security.enableAIAcaIssuers", "org.bouncycastle.x509.enableCRLDP");

    private final X509Certificate anchor;
    private final List<X509Certificate> authorities;
    private final PolicyDemands policies;

    public PathFinder(X509Certificate anchor, Collection<X509Certificate> authorities, PolicyDemands policies) {
        FETCHING.stream().filter(Boolean::getBoolean).findFirst().ifPresent(set -> {
            throw new PermanentFault(
                    FailureCode.BROKEN, "The JVM's property " + set + " lets certificates name what to fetch");
        });
        this.anchor = anchor;
        this.authorities = List.copyOf(authorities);
        this.policies = policies;
    }

    private record Question(Collection<X509CRL> lists, boolean askLists, Instant now) {}

    /** Whether a path holds, asking nobody about revocation. */
    public PathAnswer find(X509Certificate leaf, Instant now) {
        return best(leaf, new Question(List.of(), false, now));
    }

    /** Whether a path holds, and whether these lists say that nothing of it was revoked. */
    public PathAnswer find(X509Certificate leaf, Collection<X509CRL> lists, Instant now) {
        return best(leaf, new Question(List.copyOf(lists), true, now));
    }

    private PathAnswer best(X509Certificate leaf, Question question) {
        if (!isAnchorOf(question.now())) {
            return new Unsound("the anchor is not valid today");
        }
        PathAnswer best = new Unsound("no path leads to the anchor");
        for (List<X509Certificate> path : candidates(leaf)) {
            best = better(best, judge(path, question));
            if (best.isSound()) {
                return best;
            }
        }
        return best;
    }

    /** RFC 5280 §6 takes an anchor whatever its dates; one that has ended is believed no longer here. */
    private boolean isAnchorOf(Instant now) {
        return !now.isBefore(anchor.getNotBefore().toInstant())
                && !now.isAfter(anchor.getNotAfter().toInstant());
    }

    private List<List<X509Certificate>> candidates(X509Certificate leaf) {
        var found = new ArrayList<List<X509Certificate>>();
        climb(List.of(leaf), found);
        return found;
    }

    private void climb(List<X509Certificate> path, List<List<X509Certificate>> found) {
        var issuer = path.getLast().getIssuerX500Principal();
        if (issuer.equals(anchor.getSubjectX500Principal()) && found.size() < MOST_PATHS) {
            found.add(path);
        }
        if (path.size() == DEEPEST || found.size() == MOST_PATHS) {
            return;
        }
        for (X509Certificate authority : authorities) {
            if (authority.getSubjectX500Principal().equals(issuer) && !path.contains(authority)) {
                var longer = new ArrayList<>(path);
                longer.add(authority);
                climb(longer, found);
            }
        }
    }

    private PathAnswer judge(List<X509Certificate> chain, Question question) {
        try {
            CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(chain);
            PKIXParameters parameters = parameters(question);
            PathAnswer first = ask(CertPathValidator.getInstance("PKIX"), path, parameters);
            return first.isSound()
                    ? ask(CertPathValidator.getInstance("PKIX", SECOND), path, withDeltas(parameters))
                    : first;
        } catch (GeneralSecurityException unreadable) {
            return new Unsound(words(unreadable));
        }
    }

    private PathAnswer ask(CertPathValidator validator, CertPath path, CertPathParameters parameters)
            throws GeneralSecurityException {
        try {
            validator.validate(path, parameters);
            return new Sound(path.getCertificates().stream()
                    .map(X509Certificate.class::cast)
                    .toList());
        } catch (CertPathValidatorException refusal) {
            if (refusal.getReason() == BasicReason.REVOKED) {
                return new Revoked(words(refusal));
            }
            return refusal.getReason() == BasicReason.UNDETERMINED_REVOCATION_STATUS
                    ? new CouldNotTell(words(refusal))
                    : new Unsound(words(refusal));
        }
    }

    private PKIXParameters parameters(Question question) throws GeneralSecurityException {
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
        parameters.setDate(Date.from(question.now()));
        parameters.setRevocationEnabled(question.askLists());
        parameters.setExplicitPolicyRequired(policies.explicit());
        parameters.setPolicyMappingInhibited(policies.mappingInhibited());
        parameters.setAnyPolicyInhibited(policies.anyInhibited());
        parameters.setInitialPolicies(policies.initial());
        var known = new ArrayList<Object>(authorities);
        known.addAll(question.lists());
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
        return parameters;
    }

    /** The JDK reads no delta lists (RFC 5280 §5.2.4), so the second validator must. */
    private static CertPathParameters withDeltas(PKIXParameters parameters) {
        return new PKIXExtendedParameters.Builder(parameters)
                .setUseDeltasEnabled(true)
                .build();
    }

    /** Bad news of one path is only believed when no other path gives better. */
    private static PathAnswer better(PathAnswer before, PathAnswer now) {
        return rank(now) >= rank(before) ? now : before;
    }

    private static int rank(PathAnswer answer) {
        return switch (answer) {
            case Unsound _ -> 0;
            case CouldNotTell _ -> 1;
            case Revoked _ -> 2;
            case Sound _ -> 3;
        };
    }

    private static String words(Exception refusal) {
        return Objects.requireNonNullElse(
                refusal.getMessage(), refusal.getClass().getSimpleName());
    }
}
