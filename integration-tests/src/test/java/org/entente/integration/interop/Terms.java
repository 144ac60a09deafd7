package org.entente.integration.interop;

import org.entente.core.partner.Partner.Cipher;
import org.entente.core.partner.Partner.Suite;

/** What Norland and Sudland agreed on, once for each profile that is tried; the peer knows them by the same names. */
enum Terms {
    RSA(Suite.EDELIVERY_1_RSA, Cipher.AES_128_GCM),
    RSA_256(Suite.EDELIVERY_1_RSA, Cipher.AES_256_GCM),
    EDDSA(Suite.EDELIVERY_2, Cipher.AES_128_GCM),
    P256(Suite.EDELIVERY_2_P256, Cipher.AES_128_GCM);

    private final Suite suite;
    private final Cipher cipher;

    Terms(Suite suite, Cipher cipher) {
        this.suite = suite;
        this.cipher = cipher;
    }

    Suite suite() {
        return suite;
    }

    Cipher cipher() {
        return cipher;
    }

    String agreement() {
        return "urn:entente:agreement:QN-QS:" + name();
    }
}
