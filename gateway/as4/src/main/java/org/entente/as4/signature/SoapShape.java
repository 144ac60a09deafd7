package org.entente.as4.signature;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.as4.agreement.Namespaces;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.xml.SafeXml;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * The skeleton of a SOAP message that passed the strict pre-filter: one Header, one empty Body, one eb:Messaging, at
 * most one wsse:Security, no other header, no processing instruction, no comment, all ids unique (security.md item 14).
 *
 * <p>Nothing in it is verified yet.
 *
 * @param ids every identified element of the document, by its id
 */
public record SoapShape(Element messaging, Element body, Optional<Element> security, Map<String, Element> ids) {

    public SoapShape {
        ids = Map.copyOf(ids);
    }

    /**
     * Parses and filters.
     *
     * @throws Refused BAD_WIRE_MESSAGE for everything that is not exactly the profile's shape
     */
    public static SoapShape of(SafeXml xml, byte[] bytes) {
        Element envelope = parse(xml, bytes).getDocumentElement();
        var ids = new HashMap<String, Element>();
        filter(envelope.getOwnerDocument(), ids);
        List<Element> halves = Tree.children(envelope);
        if (!Tree.is(envelope, Namespaces.SOAP, "Envelope")
                || halves.size() != 2
                || !Tree.is(halves.getFirst(), Namespaces.SOAP, "Header")
                || !Tree.is(halves.getLast(), Namespaces.SOAP, "Body")) {
            throw Tree.broken("A SOAP 1.2 envelope has one header and one body");
        }
        Element header = halves.getFirst();
        Element messaging = Tree.only(header, Namespaces.EBMS, "Messaging");
        Optional<Element> security = Tree.maybe(header, Namespaces.WSSE, "Security");
        if (Tree.children(header).size() != 1 + security.map(there -> 1).orElse(0)) {
            throw Tree.broken("A header that the profile does not know");
        }
        if (!Tree.children(halves.getLast()).isEmpty()) {
            throw Tree.broken("The body is empty, payloads travel beside it");
        }
        return new SoapShape(messaging, halves.getLast(), security, ids);
    }

    private static Document parse(SafeXml xml, byte[] bytes) {
        try {
            return xml.parse(bytes);
        } catch (Refused refused) {
            throw new Refused(FailureCode.BAD_WIRE_MESSAGE, refused.code() + ": " + refused.detail(), refused);
        }
    }

    private static void filter(Node node, Map<String, Element> ids) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            switch (child.getNodeType()) {
                case Node.ELEMENT_NODE -> {
                    identify((Element) child, ids);
                    filter(child, ids);
                }
                case Node.TEXT_NODE, Node.CDATA_SECTION_NODE -> {}
                default -> throw Tree.broken("Processing instructions and comments have no place here");
            }
        }
    }

    private static void identify(Element element, Map<String, Element> ids) {
        NamedNodeMap attributes = element.getAttributes();
        int found = 0;
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.item(i) instanceof Attr attribute && isId(attribute)) {
                found++;
                if (ids.put(attribute.getValue(), element) != null) {
                    throw Tree.broken("Two elements have the same id");
                }
            }
        }
        if (found > 1) {
            throw Tree.broken("An element has more than one id");
        }
    }

    private static boolean isId(Attr attribute) {
        String name = attribute.getLocalName();
        return name != null && name.equalsIgnoreCase("id");
    }
}
