package org.entente.as4.shape;

import static org.entente.as4.agreement.Namespaces.EBMS;
import static org.entente.as4.agreement.Namespaces.SOAP;
import static org.entente.as4.agreement.Namespaces.WSSE;

import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/**
 * One SOAP 1.2 envelope of one header and one empty body; in the header eb:Messaging and at most one wsse:Security,
 * both addressed to us (security.md item 14, SOAP 1.2 §5.2, ebMS 3.0 Core §5.2.1).
 */
final class HeaderRules {

    private static final String ULTIMATE_RECEIVER = SOAP + "/role/ultimateReceiver";
    private static final List<String> ONCE = List.of("Header", "Body");

    private HeaderRules() {}

    static void require(Element envelope) {
        List<Element> halves = Tree.children(envelope);
        if (!Tree.is(envelope, SOAP, "Envelope")
                || halves.size() != 2
                || !Tree.is(halves.getFirst(), SOAP, "Header")
                || !Tree.is(halves.getLast(), SOAP, "Body")) {
            throw Tree.broken("A SOAP 1.2 envelope has one header and one body");
        }
        Element header = halves.getFirst();
        Element body = halves.getLast();
        requireOnce(envelope);
        requireBlocks(header);
        if (!Tree.children(body).isEmpty()) {
            throw Tree.broken("The body is empty, payloads travel beside it");
        }
        List.of(envelope, header, body).forEach(element -> requireAttributes(element, Set.of()));
    }

    /** A second one, wherever it hides, is somebody's attempt to have the wrong one processed. */
    private static void requireOnce(Element envelope) {
        for (String name : ONCE) {
            if (envelope.getElementsByTagNameNS(SOAP, name).getLength() > 1) {
                throw Tree.broken("More than one " + name);
            }
        }
        if (envelope.getElementsByTagNameNS(SOAP, "Envelope").getLength() > 0
                || envelope.getElementsByTagNameNS(EBMS, "Messaging").getLength() > 1
                || envelope.getElementsByTagNameNS(WSSE, "Security").getLength() > 1) {
            throw Tree.broken("One envelope, and one header of each kind");
        }
    }

    private static void requireBlocks(Element header) {
        Element messaging = Tree.only(header, EBMS, "Messaging");
        if (!isTrue(messaging.getAttributeNS(SOAP, "mustUnderstand"))) {
            throw Tree.broken("eb:Messaging must be understood");
        }
        for (Element block : Tree.children(header)) {
            if (!block.isSameNode(messaging) && !Tree.is(block, WSSE, "Security")) {
                throw Tree.broken("A header that the profile does not know");
            }
            requireAttributes(block, Set.of("mustUnderstand", "role"));
            requireForUs(block);
        }
    }

    private static void requireForUs(Element block) {
        String role = block.getAttributeNS(SOAP, "role");
        String mustUnderstand = block.getAttributeNS(SOAP, "mustUnderstand");
        if (!(role.isEmpty() || role.equals(ULTIMATE_RECEIVER))
                || !(mustUnderstand.isEmpty() || isTrue(mustUnderstand))) {
            throw Tree.broken("A header is addressed to somebody else");
        }
    }

    private static boolean isTrue(String value) {
        return value.equals("true") || value.equals("1");
    }

    /** Namespaces, an id, and SOAP's own attributes as named. */
    private static void requireAttributes(Element element, Set<String> soap) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            if (!(attributes.item(i) instanceof Attr attribute)
                    || !(XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())
                            || IdRules.isId(attribute)
                            || (SOAP.equals(attribute.getNamespaceURI()) && soap.contains(attribute.getLocalName())))) {
                throw Tree.broken("An attribute of " + element.getLocalName() + " that the profile does not know");
            }
        }
    }
}
