package org.entente.node.doors;

import jakarta.servlet.ServletRequest;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import org.entente.core.agency.Agencies;
import org.entente.core.agency.Agency;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.fingerprint.Fingerprint;

/** Answers who is calling, by the client certificate that TLS has verified; nothing else about a caller counts. */
public final class Callers {

    private final Agencies agencies;
    private final Set<String> operators;

    /** Takes the SHA-256 fingerprints of the operators' certificates in lower-case hexadecimal. */
    public Callers(Agencies agencies, Set<String> operators) {
        this.agencies = agencies;
        this.operators = Set.copyOf(operators);
    }

    /** Throws {@code Refused} UNKNOWN_AGENCY. */
    public Agency agency(Optional<X509Certificate> certificate) {
        return certificate
                .map(Fingerprint::hex)
                .flatMap(agencies::identify)
                .orElseThrow(() -> new Refused(FailureCode.UNKNOWN_AGENCY, "The caller is not an agency"));
    }

    /** Throws {@code Refused} UNKNOWN_AGENCY for everybody but an operator. */
    public void requireOperator(Optional<X509Certificate> certificate) {
        boolean known =
                certificate.map(Fingerprint::hex).map(operators::contains).orElse(false);
        if (!known) {
            throw new Refused(FailureCode.UNKNOWN_AGENCY, "The caller is not an operator");
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
