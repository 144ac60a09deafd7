package org.entente.as4.message;

import java.util.List;
import java.util.Optional;
import org.entente.core.ledger.Links;
import org.entente.core.message.CaseId;
import org.entente.core.message.Desk;
import org.entente.core.message.Envelope.FamilyName;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.message.Urgency;

/** What the header of a user message says; to be believed only once its signature is verified. */
record UserMessage(
        String wireId,
        Optional<String> refTo,
        Route route,
        String agreement,
        CaseId conversation,
        FamilyName family,
        Urgency urgency,
        List<PartInfo> parts) {

    UserMessage {
        parts = List.copyOf(parts);
    }

    MessageId message() {
        return MessageIdOnWire.read(wireId);
    }

    /** Its own name, and the message that it answers. */
    Links links() {
        return new Links(refTo.map(MessageIdOnWire::read), wireId);
    }

    /** Between which States and desks. */
    record Route(StateCode from, StateCode to, Desk sender, Desk receiver) {}

    /** One payload as the header announces it. */
    record PartInfo(String contentId, String name, String mediaType) {
        private static final String DOCUMENT = org.entente.core.sealing.Payload.DOCUMENT_ID + ".";

        /** The shared document is told from attachments by its content id. */
        boolean isDocument() {
            return contentId.startsWith(DOCUMENT);
        }

        @Override
        public String toString() {
            return "PartInfo[" + contentId + "]";
        }
    }
}
