package org.entente.core.language;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.core.message.CaseId;
import org.entente.core.message.Cover;
import org.entente.core.message.Desk;
import org.entente.core.message.Envelope;
import org.entente.core.message.Handling;
import org.entente.core.message.MessageId;

/**
 * What the gateway itself puts into a header; everything else comes from the agency's cover, unchanged.
 *
 * @param handlingIfUnsaid written out where the cover says nothing about handling
 */
public record HeaderFacts(
        MessageId message,
        CaseId conversation,
        Desk sender,
        Instant issuedAt,
        Cover cover,
        Handling handlingIfUnsaid,
        List<Envelope.Attachment> attachments,
        Optional<Envelope.Origin> translatedFrom) {

    public HeaderFacts {
        attachments = List.copyOf(attachments);
    }
}
