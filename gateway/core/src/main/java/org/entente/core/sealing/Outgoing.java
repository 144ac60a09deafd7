package org.entente.core.sealing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.core.message.CaseId;
import org.entente.core.message.Desk;
import org.entente.core.message.Envelope.FamilyName;
import org.entente.core.message.MessageId;
import org.entente.core.message.Urgency;
import org.entente.core.partner.Partner;

/**
 * Everything the wire needs to know of a cleared message.
 *
 * @param clearedAt becomes the ebMS timestamp, the same on every try, so that a repeat has the same digests
 * @param refTo the partner's own name for the message that this one answers, where the agreement has answers name it
 */
public record Outgoing(
        Partner partner,
        MessageId message,
        CaseId conversation,
        FamilyName family,
        Desk sender,
        Desk receiver,
        Urgency urgency,
        Instant clearedAt,
        Optional<String> refTo,
        List<Payload> payloads) {

    public Outgoing {
        payloads = List.copyOf(payloads);
    }

    /** Answers no message. */
    public Outgoing(
            Partner partner,
            MessageId message,
            CaseId conversation,
            FamilyName family,
            Desk sender,
            Desk receiver,
            Urgency urgency,
            Instant clearedAt,
            List<Payload> payloads) {
        this(partner, message, conversation, family, sender, receiver, urgency, clearedAt, Optional.empty(), payloads);
    }
}
