package org.entente.core.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.entente.core.message.CaseId;
import org.entente.core.message.Cover;
import org.entente.core.xml.SafeXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A cover as XML: root {@code Cover}, children as in the envelope's {@code Header}, then what only a cover has.
 *
 * <pre>{@code
 * <Cover xmlns="urn:entente:envelope:v1">
 *   <ConversationId/>? <InReplyTo/>? <Supersedes/>? <Family version="v1">alert</Family> <Receiver/> … <Safeguards/>?
 *   <DocumentFormat>goaml/ae-5.0.2</DocumentFormat>?
 *   <AttachmentRole name="photo.jpg">PHOTO</AttachmentRole>*
 *   <Detail name="question">…</Detail>*
 * </Cover>
 * }</pre>
 */
public final class CoverXml {

    private final SafeXml xml;

    public CoverXml(SafeXml xml) {
        this.xml = xml;
    }

    /** Throws {@code Refused} SHARED_SCHEMA with the path of what is missing or misshapen. */
    public Cover read(byte[] bytes) {
        return view(xml.parse(bytes));
    }

    public byte[] write(Cover cover) {
        return xml.serialise(cover.xml());
    }

    /** The typed view of a cover that a door has built. */
    public Cover view(Document document) {
        Element cover = document.getDocumentElement();
        return new Cover(
                Readings.family(Elements.mandatory(cover, "Family")),
                Readings.desk(Elements.mandatory(cover, "Receiver")),
                Readings.urgency(Elements.mandatory(cover, "Urgency")),
                Readings.childInstant(cover, "ExpiresAt"),
                Elements.child(cover, "ConversationId")
                        .map(element -> new CaseId(Readings.messageId(element).value())),
                Elements.child(cover, "InReplyTo").map(Readings::messageId),
                Elements.childText(cover, "DocumentFormat"),
                roles(cover),
                details(cover),
                document);
    }

    private static Map<String, String> roles(Element cover) {
        return Elements.children(cover, "AttachmentRole").stream()
                .collect(Collectors.toMap(
                        element -> Elements.mandatoryAttribute(element, "name"),
                        Elements::text,
                        (first, last) -> last));
    }

    private static Map<String, List<String>> details(Element cover) {
        return Elements.children(cover, "Detail").stream()
                .collect(Collectors.groupingBy(
                        element -> Elements.mandatoryAttribute(element, "name"),
                        LinkedHashMap::new,
                        Collectors.mapping(Elements::text, Collectors.toList())));
    }
}
