package org.entente.store.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import org.entente.core.content.Digest;
import org.entente.core.content.Part;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;

/** The plain text of a part; gives out no byte of a chunk that does not verify, and ends only when all of it did. */
final class OpenedPart extends InputStream {

    private final Part part;
    private final PushbackInputStream sealed;
    private final Sealing sealing;
    private final MessageDigest digest = Digest.newSha256();
    private byte[] plain = new byte[0];
    private int position;
    private long number;
    private long size;
    private boolean isOver;

    OpenedPart(Part part, InputStream sealed, Sealing sealing) {
        this.part = part;
        this.sealed = new PushbackInputStream(sealed);
        this.sealing = sealing;
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
        while (position == plain.length) {
            if (isOver) {
                return -1;
            }
            nextChunk();
        }
        int count = Math.min(length, plain.length - position);
        System.arraycopy(plain, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        Arrays.fill(plain, (byte) 0);
        sealed.close();
    }

    private void nextChunk() throws IOException {
        byte[] chunk = sealed.readNBytes(Sealing.CHUNK + Sealing.TAG);
        int ahead = sealed.read();
        boolean isLast = ahead < 0;
        if (!isLast) {
            sealed.unread(ahead);
        }
        try {
            plain = sealing.open(number, isLast, chunk);
        } catch (IOException notGenuine) {
            throw damaged(notGenuine);
        }
        position = 0;
        number++;
        size += plain.length;
        digest.update(plain);
        if (isLast) {
            isOver = true;
            verifyWhole();
        }
    }

    private void verifyWhole() throws IOException {
        if (size != part.size() || !Digest.ofFinished(digest.digest()).equals(part.digest())) {
            plain = new byte[0];
            throw damaged(new IOException("The digest differs"));
        }
    }

    private IOException damaged(IOException cause) {
        isOver = true;
        return new IOException(
                "A stored part is damaged",
                new PermanentFault(FailureCode.CONTENT_DAMAGED, "A stored " + part.role() + " does not verify", cause));
    }
}
