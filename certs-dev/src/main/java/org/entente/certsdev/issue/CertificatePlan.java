package org.entente.certsdev.issue;

import java.util.Set;
import javax.security.auth.x500.X500Principal;

/** Everything a certificate will say, but for its key, its issuer and its serial number. */
public record CertificatePlan(X500Principal subject, Validity validity, Standing standing, Set<Quirk> quirks) {

    public CertificatePlan {
        quirks = Set.copyOf(quirks);
    }

    public CertificatePlan(X500Principal subject, Validity validity, Standing standing) {
        this(subject, validity, standing, Set.of());
    }

    public CertificatePlan named(X500Principal other) {
        return new CertificatePlan(other, validity, standing, quirks);
    }

    public CertificatePlan valid(Validity other) {
        return new CertificatePlan(subject, other, standing, quirks);
    }

    public CertificatePlan standing(Standing other) {
        return new CertificatePlan(subject, validity, other, quirks);
    }

    public CertificatePlan with(Quirk quirk) {
        return new CertificatePlan(subject, validity, standing, Set.of(quirk));
    }
}
