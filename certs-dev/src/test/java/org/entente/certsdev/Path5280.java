package org.entente.certsdev;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathChecker;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.certsdev.issue.Credential;

/** The JDK's path validation (RFC 5280 §6), without revocation: says why it refuses, or nothing. */
record Path5280(X509Certificate anchor, Instant at, List<PKIXCertPathChecker> checkers) {

    static Path5280 from(X509Certificate anchor) {
        return new Path5280(anchor, PlayWorld.NOW, List.of());
    }

    Path5280 at(Instant other) {
        return new Path5280(anchor, other, checkers);
    }

    Path5280 knowing(PKIXCertPathChecker checker) {
        return new Path5280(anchor, at, List.of(checker));
    }

    Optional<CertPathValidatorException.Reason> refusal(Credential credential) throws GeneralSecurityException {
        return refusal(credential.chain());
    }

    Optional<CertPathValidatorException.Reason> refusal(List<X509Certificate> chain) throws GeneralSecurityException {
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(at));
        parameters.setCertPathCheckers(checkers);
        var path = CertificateFactory.getInstance("X.509").generateCertPath(chain);
        try {
            CertPathValidator.getInstance("PKIX").validate(path, parameters);
            return Optional.empty();
        } catch (CertPathValidatorException e) {
            return Optional.of(e.getReason());
        }
    }
}
