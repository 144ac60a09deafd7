package org.entente.node.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import org.entente.core.arrival.Opener.PayloadSink;
import org.entente.core.content.ContentStore.PartName;
import org.entente.core.content.Digest;
import org.entente.core.content.Locator;
import org.entente.core.content.Part;

/** Reads a payload to its end and digests it, as the content store does; keeps none. */
final class Digesting implements PayloadSink {

    @Override
    public Part keep(PartName name, InputStream in) {
        MessageDigest sha256 = Digest.newSha256();
        byte[] chunk = new byte[64 * 1024];
        long size = 0;
        try {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                sha256.update(chunk, 0, count);
                size += count;
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Digest digest = Digest.ofFinished(sha256.digest());
        return new Part(name.role(), name.name(), name.mediaType(), size, digest, new Locator.Inline(new byte[0]));
    }
}
