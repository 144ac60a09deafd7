package org.entente.certsdev.issue;

/** The purposes a certificate may be limited to (RFC 5280 §4.2.1.12). */
public enum ExtendedUse {
    SERVER_AUTHENTICATION("1.3.6.1.5.5.7.3.1"),
    CLIENT_AUTHENTICATION("1.3.6.1.5.5.7.3.2"),
    CODE_SIGNING("1.3.6.1.5.5.7.3.3"),
    TIME_STAMPING("1.3.6.1.5.5.7.3.8"),
    OCSP_SIGNING("1.3.6.1.5.5.7.3.9");

    private final String identifier;

    ExtendedUse(String identifier) {
        this.identifier = identifier;
    }

    String identifier() {
        return identifier;
    }
}
