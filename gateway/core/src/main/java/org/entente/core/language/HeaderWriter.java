package org.entente.core.language;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.entente.core.message.Desk;
import org.entente.core.message.Envelope;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes a header in the order of the envelope's schema: the gateway's own facts, the cover's elements as given. */
final class HeaderWriter {

    private final Document document;

    HeaderWriter(Document document) {
        this.document = document;
    }

    Element write(HeaderFacts facts) {
        Element header = element("Header");
        Element cover = facts.cover().xml().getDocumentElement();
        text(header, "MessageId", facts.message().toString());
        text(header, "ConversationId", facts.conversation().toString());
        copy(cover, header, "InReplyTo", "Supersedes", "Family");
        desk(header, "Sender", facts.sender());
        copy(cover, header, "Receiver");
        if (Elements.child(cover, "Originator").isEmpty()) {
            desk(header, "Originator", facts.sender());
        }
        copy(cover, header, "Originator", "OriginatorConsent", "PointOfContact");
        text(header, "IssuedAt", instant(facts.issuedAt()));
        copy(cover, header, "ValidFrom", "ExpiresAt", "Urgency", "Deadline", "LegalBasis");
        if (Elements.child(cover, "Handling").isEmpty()) {
            header.appendChild(new HandlingWriter(document).write(facts.handlingIfUnsaid()));
        }
        copy(cover, header, "Handling", "Safeguards");
        facts.attachments().forEach(attachment -> attachment(header, attachment));
        facts.translatedFrom().ifPresent(origin -> origin(header, origin));
        return header;
    }

    /** UTC with milliseconds, the precision of the shared language. */
    static String instant(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private void copy(Element cover, Element header, String... names) {
        for (String name : names) {
            Elements.children(cover, name).forEach(child -> header.appendChild(document.importNode(child, true)));
        }
    }

    private void desk(Element header, String name, Desk desk) {
        Element party = child(header, name);
        party.setAttribute("state", desk.state().value());
        party.setAttribute("authority", desk.authority().name());
    }

    private void attachment(Element header, Envelope.Attachment attachment) {
        Element line = child(header, "Attachment");
        line.setAttribute("id", attachment.id());
        line.setAttribute("name", attachment.name());
        line.setAttribute("mediaType", attachment.mediaType());
        line.setAttribute("size", Long.toString(attachment.size()));
        line.setAttribute("sha256", attachment.sha256());
        line.setAttribute("role", attachment.role());
    }

    private void origin(Element header, Envelope.Origin origin) {
        Element line = child(header, "Translation");
        line.setAttribute("sourceFormat", origin.sourceFormat());
        line.setAttribute("sourceSha256", origin.sourceSha256());
        line.setAttribute("mapper", origin.mapper());
        line.setAttribute("mapperVersion", origin.mapperVersion());
    }

    private void text(Element header, String name, String value) {
        child(header, name).setTextContent(value);
    }

    private Element child(Element parent, String name) {
        Element child = element(name);
        parent.appendChild(child);
        return child;
    }

    private Element element(String name) {
        return document.createElementNS(Elements.ENVELOPE, name);
    }
}
