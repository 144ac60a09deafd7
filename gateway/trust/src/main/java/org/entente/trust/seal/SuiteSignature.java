package org.entente.trust.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;
import org.entente.core.partner.Partner.Suite;

/**
 * Signs and verifies bytes as a suite says: Ed25519 by Bouncy Castle, which is ten times faster, as is P-256, RSA by
 * the JDK.
 *
 * <p>Does not judge certificates.
 */
public final class SuiteSignature {

    /** ECDSA as XML Signature 1.1 §6.4.3 wants it. */
    private static final String TWO_NUMBERS = "SHA256withECDSAinP1363Format";

    private SuiteSignature() {}

    public static byte[] sign(Suite suite, PrivateKey key, byte[] bytes) {
        try {
            if (key instanceof TokenKey atToken) {
                return atToken.sign(suite == Suite.EDELIVERY_1_RSA ? "SHA256withRSA" : TWO_NUMBERS, bytes);
            }
            return switch (suite) {
                case EDELIVERY_2 -> signEd25519(key, bytes);
                case EDELIVERY_2_P256 -> P256.sign(P256.own(key), bytes);
                case EDELIVERY_1_RSA -> signRsa(key, bytes);
            };
        } catch (GeneralSecurityException | IOException unfit) {
            throw new PermanentFault(FailureCode.BROKEN, "The signing key does not fit " + suite, unfit);
        }
    }

    /** False for everything that does not verify, whatever the reason. */
    public static boolean verifies(Suite suite, PublicKey key, byte[] bytes, byte[] signature) {
        try {
            return switch (suite) {
                case EDELIVERY_2 -> verifiesEd25519(key, bytes, signature);
                case EDELIVERY_2_P256 -> P256.verifies(P256.theirs(key), bytes, signature);
                case EDELIVERY_1_RSA -> verifiesRsa(key, bytes, signature);
            };
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException | IOException unfit) {
            throw new PermanentFault(FailureCode.BROKEN, "The partner's key does not fit " + suite, unfit);
        }
    }

    private static byte[] signEd25519(PrivateKey key, byte[] bytes) throws GeneralSecurityException, IOException {
        if (!(PrivateKeyFactory.createKey(key.getEncoded()) instanceof Ed25519PrivateKeyParameters own)) {
            throw new GeneralSecurityException("No Ed25519 key");
        }
        return sign(own, bytes);
    }

    static byte[] sign(Ed25519PrivateKeyParameters own, byte[] bytes) {
        var signer = new Ed25519Signer();
        signer.init(true, own);
        signer.update(bytes, 0, bytes.length);
        return signer.generateSignature();
    }

    private static boolean verifiesEd25519(PublicKey key, byte[] bytes, byte[] signature)
            throws GeneralSecurityException, IOException {
        if (!(PublicKeyFactory.createKey(key.getEncoded()) instanceof Ed25519PublicKeyParameters theirs)) {
            throw new GeneralSecurityException("No Ed25519 key");
        }
        var verifier = new Ed25519Signer();
        verifier.init(false, theirs);
        verifier.update(bytes, 0, bytes.length);
        return verifier.verifySignature(signature);
    }

    private static byte[] signRsa(PrivateKey key, byte[] bytes) throws GeneralSecurityException {
        Signature signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(key);
        signer.update(bytes);
        return signer.sign();
    }

    private static boolean verifiesRsa(PublicKey key, byte[] bytes, byte[] signature) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(key);
        verifier.update(bytes);
        return verifier.verify(signature);
    }
}
