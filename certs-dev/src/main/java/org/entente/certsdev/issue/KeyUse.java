package org.entente.certsdev.issue;

import org.bouncycastle.asn1.x509.KeyUsage;

/** What a certificate allows its key to do (RFC 5280 §4.2.1.3). */
public enum KeyUse {
    DIGITAL_SIGNATURE(KeyUsage.digitalSignature),
    NON_REPUDIATION(KeyUsage.nonRepudiation),
    KEY_ENCIPHERMENT(KeyUsage.keyEncipherment),
    KEY_AGREEMENT(KeyUsage.keyAgreement),
    CERTIFICATE_SIGNING(KeyUsage.keyCertSign),
    CRL_SIGNING(KeyUsage.cRLSign);

    private final int bit;

    KeyUse(int bit) {
        this.bit = bit;
    }

    int bit() {
        return bit;
    }
}
