package org.entente.trust.revocation;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.entente.trust.path.PathAnswer;
import org.entente.trust.path.PathFinder;
import org.entente.trust.path.PolicyDemands;
import org.entente.trust.revocation.Revocation.CouldNotTell;
import org.entente.trust.revocation.Revocation.Good;
import org.entente.trust.revocation.Revocation.Known;
import org.entente.trust.revocation.Revocation.Revoked;
import org.entente.trust.revocation.Revocation.Source;

/** What lists of revoked certificates (RFC 5280 §5 and §6.3) say of one certificate. */
final class ListCheck {

    private final X509Certificate asked;
    private final X509Certificate issuer;
    private final Source source;

    ListCheck(X509Certificate asked, X509Certificate issuer, Source source) {
        this.asked = asked;
        this.issuer = issuer;
        this.source = source;
    }

    /** Reads a list in DER or PEM; empty for what is none. */
    static Optional<X509CRL> read(byte[] file) {
        try {
            return Optional.ofNullable(
                    (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(file)));
        } catch (CertificateException | CRLException notAList) {
            return Optional.empty();
        }
    }

    /** The issuer is the anchor: whether it is itself still good is another question, asked of its own issuer. */
    Revocation answer(List<X509CRL> lists, Instant now) {
        List<X509CRL> theirs = lists.stream()
                .filter(list -> list.getIssuerX500Principal().equals(asked.getIssuerX500Principal()))
                .filter(list -> isTheirs(list, now))
                .toList();
        if (theirs.isEmpty()) {
            return new CouldNotTell(now, "there is no list of its authority that holds today");
        }
        PathAnswer answer = new PathFinder(issuer, List.of(), PolicyDemands.none()).find(asked, theirs, now);
        return switch (answer) {
            case PathAnswer.Sound _ -> new Good(known(theirs));
            case PathAnswer.Revoked _ -> new Revoked(known(theirs));
            case PathAnswer.CouldNotTell unknown -> new CouldNotTell(now, "lists: " + unknown.why());
            case PathAnswer.Unsound unsound -> new CouldNotTell(now, "lists: " + unsound.why());
        };
    }

    /** One that another signed, or that has no end or is over, must not lend its dates to an answer. */
    private boolean isTheirs(X509CRL list, Instant now) {
        try {
            list.verify(issuer.getPublicKey());
            return Optional.ofNullable(list.getNextUpdate())
                    .map(end -> !now.isAfter(end.toInstant()))
                    .orElse(false);
        } catch (GeneralSecurityException forged) {
            return false;
        }
    }

    private Known known(List<X509CRL> lists) {
        X509CRL newest =
                lists.stream().max(Comparator.comparing(X509CRL::getThisUpdate)).orElseThrow();
        return new Known(
                newest.getThisUpdate().toInstant(),
                source,
                newest.getNextUpdate().toInstant());
    }
}
