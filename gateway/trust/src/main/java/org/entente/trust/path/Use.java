package org.entente.trust.path;

import java.util.Optional;

/** What a leaf certificate must be allowed to do (RFC 5280 §4.2.1.3). */
enum Use {
    TLS(0),
    SIGNING(0),
    KEY_TRANSPORT(2),
    AGREEMENT(4);

    private final int keyUsageBit;

    Use(int keyUsageBit) {
        this.keyUsageBit = keyUsageBit;
    }

    /** Of the certificates that are handed over in a file of that name, without {@code .crt.pem}. */
    static Use ofFile(String name) {
        return switch (name) {
            case "tls" -> TLS;
            case "signing", "rsa-signing", "ec-signing" -> SIGNING;
            case "rsa-encryption" -> KEY_TRANSPORT;
            case "agreement", "ec-agreement" -> AGREEMENT;
            default -> throw new IllegalArgumentException("No certificates are handed over as " + name);
        };
    }

    /** A certificate without key usage is good for nothing. */
    boolean isIn(Optional<boolean[]> keyUsage) {
        return keyUsage.map(bits -> bits[keyUsageBit]).orElse(false);
    }
}
