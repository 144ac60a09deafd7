package org.entente.trust.seal;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/** Reads a stream through an encrypting cipher in chunks that are large enough for the processor's instructions. */
final class GcmEncryption extends InputStream {

    private static final int CHUNK = 32 * 1024;

    private final InputStream plain;
    private final Cipher cipher;
    private final byte[] incoming = new byte[CHUNK];
    private byte[] sealed;
    private int position;
    private int available;
    private boolean ended;

    /** {@code before} is given out first. */
    GcmEncryption(byte[] before, Cipher cipher, InputStream plain) {
        this.sealed = before.clone();
        this.available = before.length;
        this.cipher = cipher;
        this.plain = plain;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (position == available) {
            if (ended) {
                return -1;
            }
            fill();
        }
        int count = Math.min(length, available - position);
        System.arraycopy(sealed, position, target, offset, count);
        position += count;
        return count;
    }

    private void fill() throws IOException {
        int count = plain.readNBytes(incoming, 0, CHUNK);
        int room = cipher.getOutputSize(count);
        if (sealed.length < room) {
            sealed = new byte[room];
        }
        position = 0;
        try {
            ended = count < CHUNK;
            available = ended
                    ? cipher.doFinal(incoming, 0, count, sealed, 0)
                    : cipher.update(incoming, 0, count, sealed, 0);
        } catch (GeneralSecurityException impossible) {
            throw new IOException("What is read cannot be encrypted", impossible);
        }
    }

    @Override
    public void close() throws IOException {
        plain.close();
    }
}
