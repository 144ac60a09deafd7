package org.entente.core.approval;

import java.util.Optional;
import org.entente.core.content.Digest;

/** Answers who signed an act. */
@FunctionalInterface
public interface Signatures {

    /** The SHA-256 of the certificate whose key made the signature over these bytes; empty where none did. */
    Optional<Digest> signer(byte[] bytes, byte[] signature);
}
