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

    /** A certificate without key usage is good for nothing. */
    boolean isIn(Optional<boolean[]> keyUsage) {
        return keyUsage.map(bits -> bits[keyUsageBit]).orElse(false);
    }
}
