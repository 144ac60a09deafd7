package org.entente.as4.message;

import org.entente.core.partner.Partner.Suite;

/** The algorithm identifiers of one suite; nothing else is accepted under its agreement. */
public record Algorithms(String signature, String content) {

    public static Algorithms of(Suite suite) {
        return switch (suite) {
            case EDELIVERY_2 -> new Algorithms(Ns.DSIG_MORE + "eddsa-ed25519", Ns.XENC11 + "aes128-gcm");
            case EDELIVERY_1_RSA ->
                new Algorithms("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", Ns.XENC11 + "aes256-gcm");
        };
    }
}
