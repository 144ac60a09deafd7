package org.entente.as4.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;

/** Compresses what is read through it (RFC 1952), the same bytes on every try: no time, no name. */
public final class Gzipping extends InputStream {

    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int CHUNK = 16 * 1024;

    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final CheckedInputStream plain;
    private final InputStream deflated;
    private InputStream current = new ByteArrayInputStream(HEADER);
    private State state = State.HEADER_BYTES;

    private enum State {
        HEADER_BYTES,
        CONTENT,
        TRAILER
    }

    public Gzipping(InputStream plain) {
        this.plain = new CheckedInputStream(plain, new CRC32());
        this.deflated = new DeflaterInputStream(this.plain, deflater, CHUNK);
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
            if (count > 0 || state == State.TRAILER) {
                return count;
            }
            advance();
        }
    }

    private void advance() {
        if (state == State.HEADER_BYTES) {
            state = State.CONTENT;
            current = deflated;
        } else {
            state = State.TRAILER;
            current = new ByteArrayInputStream(trailer());
        }
    }

    private byte[] trailer() {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) plain.getChecksum().getValue())
                .putInt((int) deflater.getBytesRead())
                .array();
    }

    @Override
    public void close() throws IOException {
        deflated.close();
        deflater.end();
    }
}
