package org.entente.node.doors;

import jakarta.servlet.ServletRequest;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.entente.core.agency.Agencies;
import org.entente.core.agency.Agency;
import org.entente.core.approval.Operator;
import org.entente.core.approval.Role;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.fingerprint.Fingerprint;

/** Answers who is calling, by the client certificate that TLS has verified; nothing else about a caller counts. */
public final class Callers {

    private final Agencies agencies;
    private final Function<String, Optional<Operator>> operators;

    /** Takes who bears which certificate at the moment, asked by its SHA-256 in lower-case hexadecimal. */
    public Callers(Agencies agencies, Function<String, Optional<Operator>> operators) {
        this.agencies = agencies;
        this.operators = operators;
    }

    /** Throws {@code Refused} UNKNOWN_AGENCY. */
    public Agency agency(Optional<X509Certificate> certificate) {
        return certificate
                .map(Fingerprint::hex)
                .flatMap(agencies::identify)
                .orElseThrow(() -> new Refused(FailureCode.UNKNOWN_AGENCY, "The caller is not an agency"));
    }

    /** Throws {@code Refused} UNKNOWN_AGENCY for everybody but an operator. */
    public Operator requireOperator(Optional<X509Certificate> certificate) {
        return certificate
                .map(Fingerprint::hex)
                .flatMap(operators)
                .orElseThrow(() -> new Refused(FailureCode.UNKNOWN_AGENCY, "The caller is not an operator"));
    }

    /** Throws {@code Refused} ROLE_MISSING for an operator who has none of these roles. */
    public void requireRole(Optional<X509Certificate> certificate, Set<Role> roles) {
        if (!requireOperator(certificate).isOneOf(roles)) {
            String needed = roles.isEmpty() ? "a role that nobody has" : "the role " + Role.anyOf(roles);
            throw new Refused(FailureCode.ROLE_MISSING, "This needs " + needed + "; nothing was done");
        }
    }

    /** How an operator is called in what other operators read: the beginning of the certificate's fingerprint. */
    public String operator(Optional<X509Certificate> certificate) {
        requireOperator(certificate);
        return certificate.map(Fingerprint::brief).orElseThrow();
    }

    /** The certificate that TLS has verified. */
    public static Optional<X509Certificate> certificate(ServletRequest request) {
        return request.getAttribute("jakarta.servlet.request.X509Certificate") instanceof X509Certificate[] chain
                        && chain.length > 0
                ? Optional.of(chain[0])
                : Optional.empty();
    }
}
