package org.entente.core.content;

import java.io.IOException;
import java.io.InputStream;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;
import org.entente.core.failure.Refused;

/** Reads documents, which fit in memory by limit; attachments are streamed instead. */
final class WholePart {

    private WholePart() {}

    static byte[] read(ContentStore store, ContentKey key, Part part, long limit) {
        if (part.size() > limit) {
            throw new Refused(
                    FailureCode.TOO_LARGE,
                    "The " + part.role() + " has " + part.size() + " bytes, allowed are " + limit);
        }
        try (InputStream in = store.open(key, part)) {
            return in.readAllBytes();
        } catch (IOException damaged) {
            throw new PermanentFault(
                    FailureCode.CONTENT_DAMAGED, "A stored " + part.role() + " cannot be read", damaged);
        }
    }
}
