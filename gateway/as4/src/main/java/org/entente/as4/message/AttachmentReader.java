package org.entente.as4.message;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.entente.as4.agreement.AgreedField;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.message.UserMessage.PartInfo;
import org.entente.as4.mime.Gunzipping;
import org.entente.as4.mime.MimeReader;
import org.entente.as4.mime.MimeReader.MimePart;
import org.entente.as4.shape.Tree;
import org.entente.as4.signature.SignatureCheck.Verified;
import org.entente.core.arrival.Opener.PayloadSink;
import org.entente.core.content.ContentStore.PartName;
import org.entente.core.content.Digest;
import org.entente.core.content.Part;
import org.entente.core.content.PartRole;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.trust.seal.GcmStreams;

/**
 * Streams each attachment through decryption, digest and decompression into the sink.
 *
 * <p>Whatever goes wrong on the way, an attachment is decrypted to its end before anything is said: a fault of
 * decryption has one set of words and hides every other, so that nobody learns what a changed ciphertext became
 * (security.md item 31).
 */
final class AttachmentReader {

    private final As4Limits limits;
    private final long agreed;
    private final SecretKey key;
    private final Verified verified;
    private final PayloadSink sink;

    /** {@code agreed} is the largest payload that the agreement with the sender allows. */
    AttachmentReader(As4Limits limits, long agreed, SecretKey key, Verified verified, PayloadSink sink) {
        this.limits = limits;
        this.agreed = agreed;
        this.key = key;
        this.verified = verified;
        this.sink = sink;
    }

    /** Reads the message to its end; returns the parts in the order in which the header announces them. */
    List<Part> readAll(MimeReader mime, List<PartInfo> announced) throws IOException {
        Map<String, PartInfo> awaited = new HashMap<>();
        announced.forEach(info -> awaited.put(info.contentId(), info));
        Map<String, Part> kept = new HashMap<>();
        for (Optional<MimePart> next = mime.next(); next.isPresent(); next = mime.next()) {
            MimePart part = next.get();
            PartInfo info = Optional.ofNullable(awaited.remove(part.contentId()))
                    .orElseThrow(() -> Tree.broken("A part that the header does not announce"));
            kept.put(info.contentId(), read(info, part.body()));
        }
        if (!awaited.isEmpty()) {
            throw Tree.broken("A part that the header announces is missing");
        }
        var parts = new ArrayList<Part>();
        announced.forEach(
                info -> Optional.ofNullable(kept.get(info.contentId())).ifPresent(parts::add));
        return parts;
    }

    private Part read(PartInfo info, InputStream sealed) {
        Digest signed = Optional.ofNullable(verified.attachments().get(info.contentId()))
                .orElseThrow(() -> Tree.broken("Every payload is announced, signed and encrypted"));
        try {
            var compressed = new DigestInputStream(GcmStreams.decrypting(key, sealed), Digest.newSha256());
            return read(info, compressed, signed);
        } catch (IOException altered) {
            throw new Refused(FailureCode.CANNOT_DECRYPT, "An attachment cannot be decrypted", altered);
        }
    }

    /** Throws IOException for a fault of decryption only. */
    private Part read(PartInfo info, DigestInputStream compressed, Digest signed) throws IOException {
        try {
            Part part = keep(info, compressed);
            if (compressed.read() >= 0) {
                throw cannotDecompress(new IOException("More than one layer"));
            }
            requireSigned(compressed, signed);
            return part;
        } catch (Refused refused) {
            compressed.transferTo(OutputStream.nullOutputStream());
            requireSigned(compressed, signed);
            throw refused;
        }
    }

    private Part keep(PartInfo info, InputStream compressed) {
        try {
            var plain = Gunzipping.of(compressed, limits.payloadBytes(), limits.ratio());
            return sink.keep(name(info), new Refusing(plain, agreed));
        } catch (IOException notGzip) {
            throw cannotDecompress(notGzip);
        }
    }

    private static void requireSigned(DigestInputStream compressed, Digest signed) {
        if (!Digest.ofFinished(compressed.getMessageDigest().digest()).equals(signed)) {
            throw new Refused(FailureCode.BAD_SIGNATURE, "A signed attachment was altered");
        }
    }

    private static PartName name(PartInfo info) {
        return new PartName(info.isDocument() ? PartRole.SHARED : PartRole.ATTACHMENT, info.name(), info.mediaType());
    }

    private static Refused cannotDecompress(IOException damaged) {
        return new Refused(FailureCode.CANNOT_DECOMPRESS, "A payload is not one layer of gzip", damaged);
    }

    /** Tells a sink apart from its own troubles: what is wrong with the message, or too much of it, is a refusal. */
    private static final class Refusing extends FilterInputStream {
        private final long agreed;
        private long count;

        private Refusing(InputStream plain, long agreed) {
            super(plain);
            this.agreed = agreed;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            try {
                int more = super.read(target, offset, length);
                count += Math.max(more, 0);
                AgreedField.PAYLOAD_SIZE.require(count <= agreed);
                return more;
            } catch (IOException altered) {
                throw cannotDecompress(altered);
            }
        }
    }
}
