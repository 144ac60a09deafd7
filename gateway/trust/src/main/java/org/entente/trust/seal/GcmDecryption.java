package org.entente.trust.seal;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;

/**
 * Reads a GCM stream chunk by chunk and fails at its end when the tag does not fit.
 *
 * <p>The JDK decrypts GCM only when it has seen the tag, so all is in memory until then; but it encrypts as the bytes
 * come. Here counter mode, of which GCM is made (NIST SP 800-38D §7.2), gives the plaintext, and encrypting that once
 * more gives the tag: two passes at the processor's speed, where Bouncy Castle's one is many times slower.
 */
final class GcmDecryption extends InputStream {

    private static final int CHUNK = 16 * 1024;
    private static final int TAG_BYTES = GcmStreams.TAG_BITS / 8;
    /** NIST SP 800-38D §5.2.1.1: beyond it the counter would begin again. */
    private static final long MOST_BYTES = (1L << 36) - 32;

    private final InputStream sealed;
    private final Cipher counter;
    private final Cipher again;
    private final byte[] incoming = new byte[CHUNK + TAG_BYTES];
    private final byte[] plain = new byte[CHUNK];
    private final byte[] discarded;
    private int waiting;
    private int position;
    private int available;
    private long total;
    private boolean ended;
    private boolean altered;

    GcmDecryption(SecretKey key, byte[] iv, InputStream sealed) {
        this.sealed = sealed;
        try {
            byte[] first = Arrays.copyOf(iv, 16);
            first[15] = 2;
            counter = Cipher.getInstance("AES/CTR/NoPadding");
            counter.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(first));
            again = Cipher.getInstance("AES/GCM/NoPadding");
            again.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(GcmStreams.TAG_BITS, iv));
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new PermanentFault(FailureCode.BROKEN, "AES-GCM cannot be started", everyPlatformHasIt);
        }
        this.discarded = new byte[again.getOutputSize(CHUNK) + TAG_BYTES];
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (position == available) {
            if (altered) {
                throw new IOException("The tag does not fit");
            }
            if (ended) {
                return -1;
            }
            fill();
        }
        int count = Math.min(length, available - position);
        System.arraycopy(plain, position, target, offset, count);
        position += count;
        return count;
    }

    /** The last bytes that came may be the tag, so they wait. */
    private void fill() throws IOException {
        int count = sealed.read(incoming, waiting, incoming.length - waiting);
        position = 0;
        available = 0;
        if (count < 0) {
            ended = true;
            requireTag();
            return;
        }
        waiting += count;
        int ready = waiting - TAG_BYTES;
        if (ready > 0) {
            decrypt(ready);
            System.arraycopy(incoming, ready, incoming, 0, TAG_BYTES);
            waiting = TAG_BYTES;
        }
    }

    private void decrypt(int count) throws IOException {
        total += count;
        try {
            available = counter.update(incoming, 0, count, plain, 0);
            again.update(plain, 0, available, discarded, 0);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Counter mode gives as much as it takes", impossible);
        }
        if (total > MOST_BYTES) {
            altered = true;
            throw new IOException("Longer than GCM may be");
        }
    }

    private void requireTag() throws IOException {
        try {
            byte[] last = again.doFinal();
            byte[] expected = Arrays.copyOfRange(last, last.length - TAG_BYTES, last.length);
            if (waiting < TAG_BYTES || !MessageDigest.isEqual(expected, Arrays.copyOf(incoming, TAG_BYTES))) {
                altered = true;
                throw new IOException("The tag does not fit");
            }
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("What was encrypted so far has a tag", impossible);
        }
    }

    @Override
    public void close() throws IOException {
        sealed.close();
    }
}
