package org.entente.trust.seal;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;

/**
 * AES-GCM over streams of any length, as XML Encryption 1.1 §5.2.4 lays them out: IV, ciphertext, tag of 128 bits.
 *
 * <p>What is read from a decryption counts only after its end was reached without a fault: nothing is held back until
 * the tag has come.
 */
public final class GcmStreams {

    static final int IV_BYTES = 12;
    static final int TAG_BITS = 128;

    /** What IV and tag add to the length of a stream. */
    public static final int OVERHEAD_BYTES = IV_BYTES + TAG_BITS / 8;

    private final SecureRandom random;

    public GcmStreams(SecureRandom random) {
        this.random = random;
    }

    /** Encrypts what is read through it, under an IV of its own. */
    public InputStream encrypting(SecretKey key, InputStream plain) {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, iv));
            return new GcmEncryption(iv, cipher, plain);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new PermanentFault(FailureCode.BROKEN, "AES-GCM cannot be started", everyPlatformHasIt);
        }
    }

    /** Decrypts what is read through it; throws {@link IOException} at the end when the tag does not fit. */
    public static InputStream decrypting(SecretKey key, InputStream sealed) throws IOException {
        byte[] iv = sealed.readNBytes(IV_BYTES);
        if (iv.length != IV_BYTES) {
            throw new IOException("Too short for an IV");
        }
        return new GcmDecryption(key, iv, sealed);
    }
}
