package org.entente.as4.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import org.entente.as4.agreement.Algorithms;
import org.entente.as4.agreement.Namespaces;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;

/**
 * Nothing points outside: references are {@code #id} or {@code cid:…}, at most 100 of them, and those of the security
 * header lead to an element that is there; a token is there only because something refers to it (security.md items 15
 * and 20).
 */
final class ReferenceRules {

    private static final int MOST = 100;
    private static final int LONGEST = 512;

    private ReferenceRules() {}

    static void require(Element envelope, Optional<Element> security, Map<String, Element> ids) {
        int references = count(envelope);
        if (references > MOST) {
            throw Tree.broken("A message has at most " + MOST + " references");
        }
        security.ifPresent(there -> requireResolved(there, ids));
    }

    private static int count(Element envelope) {
        int references = 0;
        NodeList all = envelope.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < all.getLength(); i++) {
            NamedNodeMap attributes = all.item(i).getAttributes();
            for (int j = 0; j < attributes.getLength(); j++) {
                if (attributes.item(j) instanceof Attr attribute && isReference(attribute)) {
                    references++;
                    requireInside(attribute.getValue());
                }
            }
        }
        return references;
    }

    private static boolean isReference(Attr attribute) {
        if (XMLConstants.XML_NS_URI.equals(attribute.getNamespaceURI()) && "base".equals(attribute.getLocalName())) {
            throw Tree.broken("References have no other base than the message");
        }
        if (Tree.is(attribute.getOwnerElement(), Namespaces.DSIG11, "NamedCurve")) {
            if (!attribute.getValue().equals(Algorithms.P256)) {
                throw Tree.broken("The one curve is P-256");
            }
            return false;
        }
        return "URI".equalsIgnoreCase(attribute.getLocalName()) || "href".equalsIgnoreCase(attribute.getLocalName());
    }

    private static void requireInside(String uri) {
        boolean element = uri.startsWith("#") && Tree.isName(uri.substring(1));
        boolean attachment = uri.startsWith("cid:") && uri.length() > "cid:".length();
        if (uri.length() > LONGEST || !(element || attachment)) {
            throw Tree.broken("A reference reaches beyond the message");
        }
    }

    private static void requireResolved(Element security, Map<String, Element> ids) {
        var meant = new ArrayList<Element>();
        NodeList all = security.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element element
                    && element.getAttribute("URI").startsWith("#")) {
                meant.add(
                        Optional.ofNullable(ids.get(element.getAttribute("URI").substring(1)))
                                .orElseThrow(() -> Tree.broken("A reference leads nowhere")));
            }
        }
        List<Element> tokens = Tree.children(security, Namespaces.WSSE, "BinarySecurityToken");
        if (!tokens.stream().allMatch(token -> meant.stream().anyMatch(token::isSameNode))) {
            throw Tree.broken("A token that nothing refers to");
        }
    }
}
