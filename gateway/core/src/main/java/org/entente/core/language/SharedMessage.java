package org.entente.core.language;

import org.entente.core.message.Envelope;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * One message in the shared language: the envelope as a typed view, and the whole document it was read from.
 *
 * <p>The document is the truth: elements that this release does not know stay in it and travel on.
 */
public record SharedMessage(Envelope envelope, Document document) {

    /** The root element of the family, the only child of {@code Body}. */
    public Element body() {
        return SharedXml.familyRoot(document)
                .orElseThrow(() -> Elements.misfit(document.getDocumentElement(), "The body is empty"));
    }

    @Override
    public String toString() {
        return "SharedMessage[" + envelope.messageId() + ", " + envelope.family() + "]";
    }
}
