package org.entente.as4.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** Streams one after another, each opened when its turn comes and closed when it ends. */
final class InTurn extends InputStream {

    private final Iterator<Supplier<InputStream>> remaining;
    private InputStream current = InputStream.nullInputStream();

    InTurn(List<Supplier<InputStream>> pieces) {
        this.remaining = pieces.iterator();
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
        int count = current.read(target, offset, length);
        while (count < 0 && remaining.hasNext()) {
            current.close();
            current = remaining.next().get();
            count = current.read(target, offset, length);
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
