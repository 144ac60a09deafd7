package org.entente.node.bench;

import java.io.InputStream;
import java.util.SplittableRandom;

/** So many bytes that do not shrink, the same ones for the same number; holds none of them. */
final class Noise extends InputStream {

    private final SplittableRandom random;
    private long left;

    Noise(long size) {
        this.random = new SplittableRandom(size);
        this.left = size;
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
        byte[] next = new byte[(int) Math.min(left, length)];
        random.nextBytes(next);
        System.arraycopy(next, 0, target, offset, next.length);
        left -= next.length;
        return next.length;
    }
}
