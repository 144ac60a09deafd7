package org.entente.store.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * The encrypted form of a part: a random prefix, then chunks of 64 KiB under AES-256-GCM.
 *
 * <p>STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015): the nonce is prefix (7), chunk number (4), last-chunk flag (1),
 * so that no chunk can be left out, moved or cut off unseen. The part's own name is authenticated with every chunk.
 */
final class Sealing {

    static final int CHUNK = 64 * 1024;
    static final int TAG = 16;
    static final int PREFIX = 7;

    private final SecretKey key;
    private final byte[] associated;
    private final byte[] prefix;

    private Sealing(SecretKey key, String associated, byte[] prefix) {
        this.key = key;
        this.associated = associated.getBytes(StandardCharsets.UTF_8);
        this.prefix = prefix;
    }

    static Sealing fresh(SecretKey key, String associated, SecureRandom random) {
        byte[] prefix = new byte[PREFIX];
        random.nextBytes(prefix);
        return new Sealing(key, associated, prefix);
    }

    /** Continues with the prefix that stands at the beginning of the sealed form. */
    static Sealing of(SecretKey key, String associated, InputStream sealed) throws IOException {
        byte[] prefix = sealed.readNBytes(PREFIX);
        if (prefix.length < PREFIX) {
            throw new IOException("The sealed form has no beginning");
        }
        return new Sealing(key, associated, prefix);
    }

    byte[] seal(byte[] plain) throws IOException {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream(PREFIX + plain.length + TAG);
        sealed.write(prefix);
        sealed.write(chunk(Cipher.ENCRYPT_MODE, 0, true, plain));
        return sealed.toByteArray();
    }

    /** Seals the stream to its end; one chunk ahead, because the last one is sealed differently. */
    void seal(InputStream plain, OutputStream sealed) throws IOException {
        sealed.write(prefix);
        byte[] current = plain.readNBytes(CHUNK);
        for (long number = 0; ; number++) {
            byte[] next = current.length < CHUNK ? new byte[0] : plain.readNBytes(CHUNK);
            boolean isLast = next.length == 0;
            sealed.write(chunk(Cipher.ENCRYPT_MODE, number, isLast, current));
            if (isLast) {
                return;
            }
            current = next;
        }
    }

    byte[] open(long number, boolean isLast, byte[] sealed) throws IOException {
        return chunk(Cipher.DECRYPT_MODE, number, isLast, sealed);
    }

    private byte[] chunk(int mode, long number, boolean isLast, byte[] input) throws IOException {
        if (number > 0xffff_ffffL) {
            throw new IOException("A part has at most 2^32 chunks");
        }
        byte[] nonce = ByteBuffer.allocate(12)
                .put(prefix)
                .putInt((int) number)
                .put((byte) (isLast ? 1 : 0))
                .array();
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
            cipher.updateAAD(associated);
            return cipher.doFinal(input);
        } catch (GeneralSecurityException notGenuine) {
            throw new IOException("Chunk " + number + " cannot be processed", notGenuine);
        }
    }
}
