package org.entente.trust.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;
import org.entente.core.partner.Partner.Suite;

/**
 * Signs with one key as its suite says, the key read once: an Ed25519 signature needs the public key too, which takes
 * as long to work out as the signature itself (RFC 8032 §5.1.6).
 *
 * <p>Does not show the key.
 */
public sealed interface OwnSigner {

    byte[] sign(byte[] bytes);

    static OwnSigner of(Suite suite, PrivateKey key) {
        return switch (suite) {
            case EDELIVERY_2 -> new Ed25519(ed25519(key));
            case EDELIVERY_2_P256, EDELIVERY_1_RSA -> new Other(suite, key);
        };
    }

    private static Ed25519PrivateKeyParameters ed25519(PrivateKey key) {
        try {
            if (PrivateKeyFactory.createKey(key.getEncoded()) instanceof Ed25519PrivateKeyParameters own) {
                return own;
            }
            throw new GeneralSecurityException("No Ed25519 key");
        } catch (GeneralSecurityException | IOException unfit) {
            throw new PermanentFault(FailureCode.BROKEN, "The signing key does not fit " + Suite.EDELIVERY_2, unfit);
        }
    }

    /** Keeps the public key once it has worked it out. */
    record Ed25519(Ed25519PrivateKeyParameters key) implements OwnSigner {
        @Override
        public byte[] sign(byte[] bytes) {
            return SuiteSignature.sign(key, bytes);
        }

        @Override
        public String toString() {
            return "Ed25519[redacted]";
        }
    }

    /** Reads the key each time, which costs little beside the signature. */
    record Other(Suite suite, PrivateKey key) implements OwnSigner {
        @Override
        public byte[] sign(byte[] bytes) {
            return SuiteSignature.sign(suite, key, bytes);
        }

        @Override
        public String toString() {
            return "Other[redacted]";
        }
    }
}
