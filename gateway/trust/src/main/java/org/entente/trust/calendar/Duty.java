package org.entente.trust.calendar;

import java.security.cert.X509Certificate;
import java.util.List;
import org.entente.core.partner.Partner.Suite;
import org.entente.trust.path.PartnerCertificates;

/** What a State's certificates are for, as its partners see them. */
public enum Duty {
    CONNECTS,
    SIGNS,
    RECEIVES;

    /** Whether any certificate serves it at the time of {@code certificates}. */
    boolean isServed(PartnerCertificates certificates, Suite suite) {
        return switch (this) {
            case CONNECTS -> certificates.connects();
            case SIGNS -> certificates.signs(suite);
            case RECEIVES -> certificates.receives(suite);
        };
    }

    /** The certificates that may serve it, each in its time. */
    List<X509Certificate> leaves(PartnerCertificates certificates, Suite suite) {
        return switch (this) {
            case CONNECTS -> certificates.pinned().tls();
            case SIGNS -> certificates.pinned().signing(suite);
            case RECEIVES -> certificates.pinned().encryption(suite);
        };
    }
}
