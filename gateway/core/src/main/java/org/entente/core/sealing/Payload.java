package org.entente.core.sealing;

import java.io.InputStream;
import java.util.function.Supplier;
import org.entente.core.content.Digest;

/**
 * One payload of a message on the wire; opened as often as the wire needs to read it, never held in memory.
 *
 * @param id unique in the message, {@code message} for the shared document and {@code a1}, {@code a2} … for attachments
 * @param size in bytes, uncompressed
 */
public record Payload(
        String id, String name, String mediaType, long size, Digest digest, Supplier<InputStream> opener) {

    public static final String DOCUMENT_ID = "message";

    @Override
    public String toString() {
        return "Payload[" + id + ", " + size + " bytes]";
    }
}
