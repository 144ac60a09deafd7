package org.entente.certsdev;

import java.nio.file.Path;

/** The certificates of a State's own authorities, one PEM file each. */
public record TrustFiles(Path folder) {
    static final String AGENCIES = "agency-ca.crt.pem";

    public Path root() {
        return folder.resolve(PublicFiles.ROOT);
    }

    /** Issues for gateways; partners trust what is below it. */
    public Path gatewayAuthority() {
        return folder.resolve(PublicFiles.GATEWAYS);
    }

    /** Issues for agencies; the agency door trusts what is below it and nothing else. */
    public Path agencyAuthority() {
        return folder.resolve(AGENCIES);
    }
}
