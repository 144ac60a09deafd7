package org.entente.core.arrival;

import java.util.List;
import org.entente.core.content.Part;
import org.entente.core.ledger.Links;
import org.entente.core.message.CaseId;
import org.entente.core.message.Desk;
import org.entente.core.message.Envelope.FamilyName;
import org.entente.core.message.MessageId;
import org.entente.core.message.Urgency;

/**
 * What verified bytes from the wire say: signature good, signer bound to the partner, payloads decrypted and kept.
 *
 * @param contentMark digest over signer and payload digests: the same for every honest repeat of a message
 * @param referenceMark digest over everything that was signed: the same only when a stored receipt fits a repeat
 * @param links under which name it travelled, and which message it answers
 * @param receiptMatter what the AS4 room needs to sign a receipt; opaque here
 */
public record OpenedWire(
        MessageId message,
        CaseId conversation,
        FamilyName family,
        Desk sender,
        Desk receiver,
        Urgency urgency,
        List<Part> parts,
        String contentMark,
        String referenceMark,
        Links links,
        Object receiptMatter) {

    public OpenedWire {
        parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
        return "OpenedWire[" + message + "]";
    }
}
