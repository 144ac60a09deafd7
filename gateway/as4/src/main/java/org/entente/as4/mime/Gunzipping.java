package org.entente.as4.mime;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;

/**
 * Decompresses one layer of gzip, bounded while it streams: by size, and by its ratio to what came in.
 *
 * <p>Source: security.md item 12. Small outputs are excused from the ratio.
 */
public final class Gunzipping extends FilterInputStream {

    private static final int BUFFER = 32 * 1024;
    private static final int EXCUSED_BYTES = 1024 * 1024;

    private final Counting compressed;
    private final long limit;
    private final int ratio;
    private long count;

    private Gunzipping(InputStream inflated, Counting compressed, long limit, int ratio) {
        super(inflated);
        this.compressed = compressed;
        this.limit = limit;
        this.ratio = ratio;
    }

    public static Gunzipping of(InputStream compressed, long limit, int ratio) throws IOException {
        var counting = new Counting(compressed);
        return new Gunzipping(new GZIPInputStream(counting, BUFFER), counting, limit, ratio);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int more = super.read(target, offset, length);
        if (more > 0) {
            count += more;
            refuseBomb();
        }
        return more;
    }

    private void refuseBomb() {
        if (count > limit) {
            throw new Refused(FailureCode.TOO_LARGE, "A payload may have " + limit + " bytes");
        }
        if (count > EXCUSED_BYTES && count / ratio > compressed.count) {
            throw new Refused(FailureCode.TOO_LARGE, "A payload may shrink to a " + ratio + "th of its size");
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
            int more = super.read(target, offset, length);
            count += Math.max(more, 0);
            return more;
        }
    }
}
