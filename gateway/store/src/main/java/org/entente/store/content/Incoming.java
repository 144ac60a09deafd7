package org.entente.store.content;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.entente.core.content.Digest;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;

/** A body on its way in: counted, digested, cut off at its limit; whose fault a broken stream is stays visible. */
final class Incoming extends InputStream {

    private final InputStream body;
    private final long limit;
    private final MessageDigest digest = Digest.newSha256();
    private long size;

    Incoming(InputStream body, long limit) {
        this.body = body;
        this.limit = limit;
    }

    long size() {
        return size;
    }

    /** To be asked once, at the end. */
    Digest digest() {
        return Digest.ofFinished(digest.digest());
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int count;
        try {
            count = body.read(target, offset, length);
        } catch (IOException broken) {
            throw new Refused(FailureCode.TOO_SLOW, "The body ended before it was whole", broken);
        }
        if (count > 0) {
            size += count;
            digest.update(target, offset, count);
        }
        if (size > limit) {
            throw new Refused(FailureCode.TOO_LARGE, "The body has more than the allowed " + limit + " bytes");
        }
        return count;
    }
}
