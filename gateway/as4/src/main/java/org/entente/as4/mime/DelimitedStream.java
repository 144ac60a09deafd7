package org.entente.as4.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.failure.TemporaryFault;

/** A stream that ends at each delimiter, and goes on behind it when asked to. */
final class DelimitedStream extends InputStream {

    private static final int BUFFER = 32 * 1024;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private final int[] steps;
    private int position;
    private int end;
    private int clear;
    private boolean atDelimiter;
    private boolean exhausted;

    /** A line end is put before the first byte, because the first delimiter may stand at the very beginning. */
    DelimitedStream(InputStream in, byte[] delimiter) {
        this.in = in;
        this.delimiter = delimiter.clone();
        this.steps = steps(this.delimiter);
        buffer[0] = '\r';
        buffer[1] = '\n';
        end = 2;
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
        while (position == clear) {
            if (atDelimiter) {
                return -1;
            }
            look();
        }
        int count = Math.min(length, clear - position);
        System.arraycopy(buffer, position, target, offset, count);
        position += count;
        return count;
    }

    void skipToDelimiter() throws IOException {
        byte[] skipped = new byte[8192];
        while (read(skipped, 0, skipped.length) >= 0) {
            // Skipped on purpose: nobody asked for these bytes.
        }
    }

    /** Steps over the delimiter that ended the stream. */
    void startNext() {
        position += delimiter.length;
        clear = position;
        atDelimiter = false;
    }

    /** Reads past delimiters: for the lines that are not content. */
    int readHeaderByte() throws IOException {
        if (position == end && !fill()) {
            return -1;
        }
        int next = buffer[position] & 0xff;
        position++;
        clear = position;
        return next;
    }

    /** Finds how far the buffer holds content: up to the delimiter, or to where one could begin. */
    private void look() throws IOException {
        if (end - position < delimiter.length && !fill()) {
            throw new Refused(FailureCode.BAD_WIRE_MESSAGE, "The message ends in the middle of a part");
        }
        int last = end - delimiter.length;
        for (int at = position; at <= last; at += steps[buffer[at + delimiter.length - 1] & 0xff]) {
            if (delimiterIsAt(at)) {
                clear = at;
                atDelimiter = true;
                return;
            }
        }
        clear = Math.max(position, last + 1);
    }

    /** How far to go on after a byte under the delimiter's end; whole delimiters where it has none (Horspool 1980). */
    private static int[] steps(byte[] delimiter) {
        int[] steps = new int[256];
        Arrays.fill(steps, delimiter.length);
        for (int i = 0; i < delimiter.length - 1; i++) {
            steps[delimiter[i] & 0xff] = delimiter.length - 1 - i;
        }
        return steps;
    }

    private boolean delimiterIsAt(int at) {
        for (int i = delimiter.length - 1; i >= 0; i--) {
            if (buffer[at + i] != delimiter[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean fill() {
        System.arraycopy(buffer, position, buffer, 0, end - position);
        end -= position;
        clear = 0;
        position = 0;
        if (exhausted) {
            return false;
        }
        try {
            int count = in.read(buffer, end, buffer.length - end);
            exhausted = count < 0;
            end += Math.max(count, 0);
            return count > 0;
        } catch (IOException gone) {
            throw new TemporaryFault(FailureCode.PARTNER_TIMED_OUT, "The partner stopped sending", gone);
        }
    }
}
