package org.entente.core.content;

import java.io.InputStream;
import org.entente.core.message.Desk;

/**
 * Keeps parts encrypted, each message under its own key, streamed in both directions.
 *
 * <p>When {@link #keep} returns, the part is durable: a commit may name it. It does not decide how long a part stays.
 */
public interface ContentStore {

    /** A new key for one message. */
    ContentKey newKey();

    /** The same key, wrapped for the agency that the message belongs to, as a commit names it. */
    ContentKey ownedBy(Desk agency, ContentKey key);

    /**
     * Streams {@code in} to its end into the store; never holds it in memory.
     *
     * @param limit in bytes
     * @throws org.entente.core.failure.Refused TOO_LARGE when more than {@code limit} bytes come, and nothing stays
     * @throws org.entente.core.failure.TemporaryFault STORE_UNAVAILABLE when the disk does not take it
     */
    Part keep(ContentKey key, PartName name, InputStream in, long limit);

    /**
     * Opens a part for streaming; the end of the stream has verified every chunk.
     *
     * @throws org.entente.core.failure.PermanentFault CONTENT_DAMAGED when it is missing or altered
     */
    InputStream open(ContentKey key, Part part);

    /** Removes what no commit names (a submission that was refused at the door). */
    void discard(Part part);

    /** What a part is called before it has been read. */
    record PartName(PartRole role, String name, String mediaType) {
        @Override
        public String toString() {
            return "PartName[" + role + "]";
        }
    }

    /** Reads a small part whole. */
    default byte[] read(ContentKey key, Part part, long limit) {
        return WholePart.read(this, key, part, limit);
    }

    /** Keeps bytes that are in memory anyway. */
    default Part keep(ContentKey key, PartName name, byte[] bytes) {
        return keep(key, name, new java.io.ByteArrayInputStream(bytes), bytes.length);
    }
}
