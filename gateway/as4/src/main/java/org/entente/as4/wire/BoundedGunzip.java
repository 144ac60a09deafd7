package org.entente.as4.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;

/** Decompresses one layer, with the ratio counted while it streams: a bomb is refused early (security.md 12). */
final class BoundedGunzip extends FilterInputStream {

    private static final long FREE = 1024 * 1024;
    private static final long LARGEST_RATIO = 100;

    private final Counting compressed;
    private long produced;

    BoundedGunzip(InputStream in) throws IOException {
        this(new Counting(in));
    }

    private BoundedGunzip(Counting compressed) throws IOException {
        super(new GZIPInputStream(compressed, 16 * 1024));
        this.compressed = compressed;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        count(Math.max(count, 0));
        return count;
    }

    private void count(int more) {
        produced += more;
        if (produced > FREE && produced > compressed.count * LARGEST_RATIO) {
            throw new Refused(FailureCode.TOO_LARGE, "A payload is compressed more than " + LARGEST_RATIO + " times");
        }
    }

    private static final class Counting extends FilterInputStream {

        private long count;

        private Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int got = super.read(target, offset, length);
            count += Math.max(got, 0);
            return got;
        }
    }
}
