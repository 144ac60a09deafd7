package org.entente.trust.seal;

import java.io.IOException;
import java.io.InputStream;
import javax.crypto.SecretKey;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** Reads a GCM stream chunk by chunk and fails at its end when the tag does not fit. */
final class GcmDecryption extends InputStream {

    private static final int CHUNK = 16 * 1024;

    private final InputStream sealed;
    private final GCMModeCipher cipher;
    private final byte[] incoming = new byte[CHUNK];
    private final byte[] plain;
    private int position;
    private int available;
    private boolean ended;
    private boolean altered;

    GcmDecryption(SecretKey key, byte[] iv, InputStream sealed) {
        this.sealed = sealed;
        this.cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(false, new AEADParameters(new KeyParameter(key.getEncoded()), GcmStreams.TAG_BITS, iv));
        this.plain = new byte[cipher.getUpdateOutputSize(CHUNK) + CHUNK];
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

    private void fill() throws IOException {
        int count = sealed.read(incoming, 0, incoming.length);
        position = 0;
        available = 0;
        if (count >= 0) {
            available = cipher.processBytes(incoming, 0, count, plain, 0);
            return;
        }
        ended = true;
        try {
            available = cipher.doFinal(plain, 0);
        } catch (InvalidCipherTextException unfit) {
            altered = true;
            throw new IOException("The tag does not fit", unfit);
        }
    }

    @Override
    public void close() throws IOException {
        sealed.close();
    }
}
