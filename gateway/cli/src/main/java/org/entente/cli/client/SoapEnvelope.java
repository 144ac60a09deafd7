package org.entente.cli.client;

import java.util.Base64;
import org.entente.core.xml.SafeXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes SOAP 1.1 requests as {@code gateway.wsdl} has them, files in base64 within the body. */
public final class SoapEnvelope {

    static final String AGENCY = "urn:entente:agencyapi:v1";
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

    private final SafeXml xml;
    private final Document document;
    private final Element operation;

    private SoapEnvelope(SafeXml xml, String name) {
        this.xml = xml;
        this.document = xml.newDocument();
        Element envelope = document.createElementNS(SOAP, "soap:Envelope");
        document.appendChild(envelope);
        Element body = document.createElementNS(SOAP, "soap:Body");
        envelope.appendChild(body);
        this.operation = document.createElementNS(AGENCY, name);
        body.appendChild(operation);
    }

    /** A submission; {@code cover} is the XML of {@code cover.xsd}. */
    public static byte[] submit(SafeXml xml, String clientReference, byte[] cover, SoapFile file) {
        var envelope = new SoapEnvelope(xml, "Submit");
        envelope.text(envelope.operation, "clientReference", clientReference);
        Element holder = envelope.child(envelope.operation, "cover");
        holder.appendChild(envelope.document.importNode(xml.parse(cover).getDocumentElement(), true));
        Element part = envelope.child(envelope.operation, "document");
        envelope.text(part, "name", file.name());
        envelope.text(part, "mediaType", file.mediaType());
        envelope.text(part, "content", Base64.getEncoder().encodeToString(file.content()));
        return envelope.bytes();
    }

    /** What travels as the document of a submission. */
    public record SoapFile(String name, String mediaType, byte[] content) {
        @Override
        public String toString() {
            return "SoapFile[" + content.length + " bytes]";
        }
    }

    /** An operation that takes an id and nothing else: GetStatus, Fetch of the first part, Confirm. */
    public static byte[] byId(SafeXml xml, String operation, String id) {
        var envelope = new SoapEnvelope(xml, operation);
        envelope.text(envelope.operation, "id", id);
        return envelope.bytes();
    }

    /** What lies in the inbox. */
    public static byte[] listInbox(SafeXml xml) {
        return new SoapEnvelope(xml, "ListInbox").bytes();
    }

    private Element child(Element parent, String name) {
        Element element = document.createElementNS(AGENCY, name);
        parent.appendChild(element);
        return element;
    }

    private void text(Element parent, String name, String text) {
        child(parent, name).setTextContent(text);
    }

    private byte[] bytes() {
        return xml.serialise(document);
    }
}
