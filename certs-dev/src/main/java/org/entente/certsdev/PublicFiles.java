package org.entente.certsdev;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.entente.certsdev.files.Pem;

/** What one State hands to another: root, gateways' authority and the node's certificates, one PEM file each. */
public record PublicFiles(Path folder) {
    static final String ROOT = "root.crt.pem";
    static final String GATEWAYS = "gateway-ca.crt.pem";

    public Path root() {
        return folder.resolve(ROOT);
    }

    public Path gatewayAuthority() {
        return folder.resolve(GATEWAYS);
    }

    /** The file of the node's certificate for one purpose, without those above it. */
    public Path certificate(Purpose purpose) {
        return folder.resolve(nameOf(purpose));
    }

    /** Reads the node's certificate for one purpose. */
    public X509Certificate read(Purpose purpose) {
        return Pem.read(certificate(purpose)).getFirst();
    }

    static String nameOf(Purpose purpose) {
        return purpose.alias() + ".crt.pem";
    }
}
