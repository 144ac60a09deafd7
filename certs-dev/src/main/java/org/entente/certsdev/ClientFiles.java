package org.entente.certsdev;

import java.nio.file.Path;
import org.entente.certsdev.files.KeyFile;

/** The client certificate of one agency as PKCS#12 and, for curl, as PEM. */
public record ClientFiles(PlayAgency agency, Path folder) {
    static final String TRUSTED = "ca.pem";

    public KeyFile key() {
        return new KeyFile(folder.resolve(agency.alias() + ".p12"), agency.alias(), folder.resolve("passphrase"));
    }

    /** The certificate and the authority above it. */
    public Path certificatePem() {
        return folder.resolve(certificateName());
    }

    /** The key in the clear. */
    public Path keyPem() {
        return folder.resolve(keyName());
    }

    /** What the agency trusts: its State's root, and the authority of its gateway. */
    public Path trustedPem() {
        return folder.resolve(TRUSTED);
    }

    String certificateName() {
        return agency.alias() + ".crt.pem";
    }

    String keyName() {
        return agency.alias() + ".key.pem";
    }
}
