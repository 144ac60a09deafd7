package org.entente.integration.interop;

import org.entente.core.partner.Partner.Suite;

/** What Norland and Sudland agreed on, once for each profile that is tried; the peer knows them by the same names. */
enum Terms {
    RSA(Suite.EDELIVERY_1_RSA),
    EDDSA(Suite.EDELIVERY_2);

    private final Suite suite;

    Terms(Suite suite) {
        this.suite = suite;
    }

    Suite suite() {
        return suite;
    }

    String agreement() {
        return "urn:entente:agreement:QN-QS:" + name();
    }
}
