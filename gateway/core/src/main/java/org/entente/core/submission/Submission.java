package org.entente.core.submission;

import java.time.Instant;
import java.util.List;
import org.entente.core.agency.Agency;
import org.entente.core.content.ContentKey;
import org.entente.core.content.Part;
import org.entente.core.message.Cover;

/**
 * What an agency handed in, already in the content store and not yet parsed.
 *
 * @param idempotencyKey the agency's own name for this submission; a repeat under it makes no second message
 * @param parts the document and its attachments
 */
public record Submission(
        Agency agency, String idempotencyKey, Cover cover, ContentKey key, List<Part> parts, Instant receivedAt) {

    public Submission {
        parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
        return "Submission[" + agency.desk() + ", " + parts.size() + " parts]";
    }
}
