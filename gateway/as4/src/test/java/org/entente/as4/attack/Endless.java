package org.entente.as4.attack;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The same words again and again, up to a number of bytes; holds few copies of them. */
public final class Endless extends InputStream {

    private static final int CHUNK = 64 * 1024;

    private final byte[] words;
    private long left;
    private int at;

    public Endless(String words, long bytes) {
        this.words = words.repeat(Math.max(1, CHUNK / words.length())).getBytes(StandardCharsets.US_ASCII);
        this.left = bytes;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (left == 0) {
            return -1;
        }
        int count = (int) Math.min(Math.min(length, left), words.length - at);
        System.arraycopy(words, at, target, offset, count);
        at = (at + count) % words.length;
        left -= count;
        return count;
    }
}
