package org.entente.certsdev.issue;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** A private key and its certificate, followed by those above it; the root is left out unless it is the only one. */
public record Credential(PrivateKey privateKey, List<X509Certificate> chain) {

    public Credential {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("A credential needs a certificate");
        }
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    public KeyPair keyPair() {
        return new KeyPair(certificate().getPublicKey(), privateKey);
    }

    @Override
    public String toString() {
        return "Credential[" + certificate().getSubjectX500Principal() + ", serial "
                + certificate().getSerialNumber().toString(16) + "]";
    }
}
