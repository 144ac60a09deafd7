package org.entente.as4.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.zip.GZIPOutputStream;
import org.entente.core.content.Digest;
import org.entente.core.sealing.Payload;

/** Payloads in gzip: the same bytes each time, so that a repeat has the same digests. */
final class Compressed {

    private Compressed() {}

    /** The digest of the compressed payload, streamed. */
    static Digest digest(Payload payload) {
        MessageDigest sha256 = Digest.newSha256();
        try (InputStream in = payload.opener().get();
                OutputStream out = new GZIPOutputStream(
                        new DigestOutputStream(OutputStream.nullOutputStream(), sha256), 16 * 1024)) {
            in.transferTo(out);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
        return Digest.ofFinished(sha256.digest());
    }

    /** The compressed payload as a stream. */
    static InputStream stream(Payload payload) {
        return new GzipInput(payload.opener().get());
    }

    /** Compresses what is read through it. */
    private static final class GzipInput extends InputStream {

        private final InputStream plain;
        private final java.io.ByteArrayOutputStream made = new java.io.ByteArrayOutputStream(32 * 1024);
        private final GZIPOutputStream gzip;
        private byte[] ready = new byte[0];
        private int at;
        private boolean finished;

        private GzipInput(InputStream plain) {
            this.plain = plain;
            try {
                this.gzip = new GZIPOutputStream(made, 16 * 1024);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        @Override
        public int read() throws IOException {
            return fill() ? ready[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, ready.length - at);
            System.arraycopy(ready, at, target, offset, count);
            at += count;
            return count;
        }

        private boolean fill() throws IOException {
            byte[] buffer = new byte[16 * 1024];
            while (at == ready.length && !finished) {
                int count = plain.read(buffer);
                if (count < 0) {
                    gzip.close();
                    finished = true;
                } else {
                    gzip.write(buffer, 0, count);
                }
                ready = made.toByteArray();
                made.reset();
                at = 0;
            }
            return at < ready.length;
        }

        @Override
        public void close() throws IOException {
            plain.close();
        }
    }
}
