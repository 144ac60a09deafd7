package org.entente.core.language;

import java.util.List;
import java.util.Optional;
import javax.xml.validation.Schema;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Finding;
import org.entente.core.failure.Refused;
import org.entente.core.message.Envelope;
import org.entente.core.message.Handling;
import org.entente.core.xml.SafeSchemas;
import org.entente.core.xml.SafeSchemas.SchemaBytes;
import org.entente.core.xml.SafeXml;
import org.entente.schemas.SchemaFile;
import org.entente.schemas.SharedSchema;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Parses, validates and writes messages of the shared language. Thread-safe. */
public final class SharedXml {

    private final SafeXml xml;
    private final Schema schema;

    public SharedXml(SafeXml xml) {
        this.xml = xml;
        List<SchemaBytes> roots = SharedSchema.xmlRoots().stream()
                .map(file -> new SchemaBytes(file.systemId().toString(), file.bytes()))
                .toList();
        this.schema = SafeSchemas.load(
                roots, namespace -> SharedSchema.byNamespace(namespace).map(SchemaFile::bytes));
    }

    /**
     * Reads a message; its schema is not checked here.
     *
     * @throws Refused NOT_WELL_FORMED, DOCTYPE_FORBIDDEN, TOO_LARGE, or SHARED_SCHEMA when it has no readable header
     */
    public SharedMessage parse(byte[] bytes) {
        return view(xml.parse(bytes));
    }

    /** The typed view of a message that is a document already; throws as {@link #parse}. */
    public SharedMessage of(Document document) {
        return view(document);
    }

    /** Puts a composed header and a family's body into one message. */
    public SharedMessage compose(HeaderFacts facts, Document family) {
        Document document = xml.newDocument();
        Element message = document.createElementNS(Elements.ENVELOPE, "Message");
        document.appendChild(message);
        message.appendChild(new HeaderWriter(document).write(facts));
        Element body = document.createElementNS(Elements.ENVELOPE, "Body");
        body.appendChild(document.importNode(family.getDocumentElement(), true));
        message.appendChild(body);
        return view(document);
    }

    /** The same message under another handling block, which stands where the earlier one stood. */
    public SharedMessage handledAs(SharedMessage message, Handling handling) {
        Document document = xml.newDocument();
        document.appendChild(document.importNode(message.document().getDocumentElement(), true));
        Element header = Elements.mandatory(document.getDocumentElement(), "Header");
        header.replaceChild(new HandlingWriter(document).write(handling), Elements.mandatory(header, "Handling"));
        return view(document);
    }

    /** All findings of the shared schema; empty when the message fits. */
    public List<Finding> validate(SharedMessage message) {
        return validate(message.document());
    }

    /** The same for a document that need not be readable as a message. */
    public List<Finding> validate(Document message) {
        return xml.validate(message, schema);
    }

    /** The bytes that are judged, digested and sent. */
    public byte[] serialise(SharedMessage message) {
        return xml.serialise(message.document());
    }

    /** Indented, for people. */
    public byte[] pretty(SharedMessage message) {
        return xml.pretty(message.document());
    }

    /** A document with one family root element alone, as formats make it. */
    public Document familyDocument(SharedMessage message) {
        Document alone = xml.newDocument();
        alone.appendChild(alone.importNode(message.body(), true));
        return alone;
    }

    private static SharedMessage view(Document document) {
        Element root = document.getDocumentElement();
        boolean isMessage = Elements.ENVELOPE.equals(root.getNamespaceURI()) && "Message".equals(root.getLocalName());
        if (!isMessage) {
            throw new Refused(FailureCode.SHARED_SCHEMA, "The root element is not a message of the shared language");
        }
        Envelope envelope = EnvelopeReader.read(Elements.mandatory(root, "Header"));
        if (familyRoot(document).isEmpty()) {
            throw Elements.misfit(root, "The body is empty");
        }
        return new SharedMessage(envelope, document);
    }

    static Optional<Element> familyRoot(Document document) {
        Element body = Elements.mandatory(document.getDocumentElement(), "Body");
        return Elements.children(body).stream().findFirst();
    }
}
