package org.entente.certsdev.issue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * Gives every key its own stream of randomness from one seed of 32 bytes, so that the same seed makes the same keys in
 * whatever order or thread they are drawn.
 *
 * <p>Is as strong as its seed: drawn from the operating system it makes real keys, made from a phrase it makes test
 * keys. Does not reseed itself.
 */
public final class SeededRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private static final int SEED_BYTES = 32;

    private final byte[] seed;
    private byte[] block = new byte[0];
    private int used;
    private long counter;

    private SeededRandom(byte[] seed) {
        this.seed = seed;
    }

    /** Draws the seed from another source. */
    public static SeededRandom drawnFrom(SecureRandom source) {
        var seed = new byte[SEED_BYTES];
        source.nextBytes(seed);
        return new SeededRandom(seed);
    }

    /** Makes the seed from a phrase: for tests that want the same keys each time. */
    public static SeededRandom ofPhrase(String phrase) {
        return new SeededRandom(sha256(phrase.getBytes(UTF_8)));
    }

    /** A stream that depends on the seed and the label only, not on what was drawn before. */
    public SeededRandom child(String label) {
        return new SeededRandom(sha256(seed, new byte[] {1}, label.getBytes(UTF_8)));
    }

    @Override
    public synchronized void nextBytes(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (used == block.length) {
                block = sha256(
                        seed,
                        new byte[] {0},
                        ByteBuffer.allocate(Long.BYTES).putLong(counter++).array());
                used = 0;
            }
            bytes[i] = block[used++];
        }
    }

    @Override
    public String getAlgorithm() {
        return "SHA-256 in counter mode";
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new PlayPkiFault("This Java has no SHA-256", e);
        }
    }
}
