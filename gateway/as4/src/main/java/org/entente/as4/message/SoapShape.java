package org.entente.as4.message;

import java.util.HashSet;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * The strict filter before any signature is looked at (security.md 14 and 15): one of each, known children only, unique
 * ids, no processing instructions.
 */
public record SoapShape(Element messaging, Element security, Element body) {

    private static final Set<String> ALLOWED_IN_SECURITY =
            Set.of("BinarySecurityToken", "EncryptedKey", "EncryptedData", "Signature");

    public static SoapShape of(Document document) {
        Element envelope = document.getDocumentElement();
        Xml.require(Xml.is(envelope, Ns.SOAP, "Envelope"), "The root is no SOAP 1.2 envelope");
        refuseInstructionsAndTwins(document, new HashSet<>());
        Element header = Xml.only(envelope, Ns.SOAP, "Header");
        Element body = Xml.only(envelope, Ns.SOAP, "Body");
        Xml.require(Xml.children(envelope).size() == 2, "The envelope holds more than Header and Body");
        Element messaging = Xml.only(header, Ns.EB, "Messaging");
        Element security = Xml.only(header, Ns.WSSE, "Security");
        Xml.require(Xml.children(header).size() == 2, "The header holds more than Messaging and Security");
        Xml.require(Xml.children(body).isEmpty(), "The body is not empty");
        for (Element child : Xml.children(security)) {
            Xml.require(ALLOWED_IN_SECURITY.contains(child.getLocalName()), "The security header holds something else");
        }
        return new SoapShape(messaging, security, body);
    }

    private static void refuseInstructionsAndTwins(Node node, Set<String> ids) {
        Xml.require(node.getNodeType() != Node.PROCESSING_INSTRUCTION_NODE, "Processing instructions are refused");
        if (node instanceof Element element) {
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                Attr attribute = (Attr) attributes.item(i);
                String name = attribute.getLocalName() == null ? attribute.getName() : attribute.getLocalName();
                boolean isId = "id".equalsIgnoreCase(name);
                Xml.require(!isId || ids.add(attribute.getValue()), "Two elements have one id");
            }
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            refuseInstructionsAndTwins(child, ids);
        }
    }
}
