package org.entente.as4.mime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Compresses what is read through it (RFC 1952), the same bytes on every try: no time, no name.
 *
 * <p>Never so well that the partner would take it for a bomb (security.md item 12): where the content says the same
 * over and over, blocks are stored as they are until the ratio is believable again. Nor in vain: where a sample of a
 * block does not shrink, as in photographs, it and the next ones are stored, and a later one is tried again.
 */
public final class Gzipping extends InputStream {

    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int LEVEL = Deflater.BEST_SPEED;
    private static final int BLOCK = 64 * 1024;
    private static final int BELIEVABLE_RATIO = 50;
    private static final int WORTHWHILE_PERCENT = 95;
    private static final int SPARE = 256;
    private static final int SAMPLE = 4 * 1024;
    private static final int STORED_IN_A_ROW = 15;

    private final InputStream plain;
    private final CRC32 checksum = new CRC32();
    private final Deflater deflater = new Deflater(LEVEL, true);
    private final Deflater trial = new Deflater(LEVEL, true);
    private final byte[] block = new byte[BLOCK];
    private final byte[] space = new byte[BLOCK];
    private int toStore;
    private InputStream current = new ByteArrayInputStream(HEADER);
    private boolean ended;

    public Gzipping(InputStream plain) {
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
        while (true) {
            int count = current.read(target, offset, length);
            if (count > 0 || ended) {
                return count;
            }
            current = new ByteArrayInputStream(next());
        }
    }

    /** Whole blocks in, whatever they become out: so the bytes do not depend on how they are read. */
    private byte[] next() throws IOException {
        int count = plain.readNBytes(block, 0, BLOCK);
        checksum.update(block, 0, count);
        deflater.setLevel(isTooGood() || isInVain(count) ? Deflater.NO_COMPRESSION : LEVEL);
        deflater.setInput(block, 0, count);
        if (count < BLOCK) {
            deflater.finish();
            ended = true;
        }
        var out = new ByteArrayOutputStream(count + SPARE);
        while (ended ? !deflater.finished() : !deflater.needsInput()) {
            out.write(space, 0, deflater.deflate(space));
        }
        if (ended) {
            out.writeBytes(trailer());
        }
        return out.toByteArray();
    }

    private boolean isTooGood() {
        return deflater.getBytesRead() / BELIEVABLE_RATIO > deflater.getBytesWritten();
    }

    private boolean isInVain(int count) {
        if (toStore > 0) {
            toStore--;
            return true;
        }
        if (count < SAMPLE) {
            return false;
        }
        trial.reset();
        trial.setInput(block, 0, SAMPLE);
        trial.finish();
        boolean inVain = trial.deflate(space) > SAMPLE * WORTHWHILE_PERCENT / 100;
        toStore = inVain ? STORED_IN_A_ROW : 0;
        return inVain;
    }

    private byte[] trailer() {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) checksum.getValue())
                .putInt((int) deflater.getBytesRead())
                .array();
    }

    @Override
    public void close() throws IOException {
        plain.close();
        deflater.end();
        trial.end();
    }
}
