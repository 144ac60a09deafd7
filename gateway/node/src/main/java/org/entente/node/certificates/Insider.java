package org.entente.node.certificates;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Somebody or something of this State that is known by a certificate.
 *
 * @param certificates several during a rollover
 */
public record Insider(Kind kind, String name, List<X509Certificate> certificates) {
    public Insider {
        certificates = List.copyOf(certificates);
    }

    /** What it can no longer do when the last of its certificates has ended. */
    String loss() {
        return switch (kind) {
            case AUTHORITY ->
                name + " ends: new certificates of agencies and operators need another by then."
                        + " Those that it certified come in until their own end.";
            case SYSTEM ->
                "The authority of " + name + "'s own system ends: a new certificate of that system needs another.";
            case OWN, PARTNER, RESPONDER, AGENCY, OPERATOR -> name + " can no longer enter this gateway.";
        };
    }
}
