package org.entente.as4.shape;

import java.util.HashMap;
import java.util.Map;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;

/**
 * Every id, however it is spelt ({@code Id, wsu:Id, xml:id, ID}), names one element, and every element has one at most
 * (security.md item 14).
 */
final class IdRules {

    private IdRules() {}

    static Map<String, Element> unique(Document document) {
        var ids = new HashMap<String, Element>();
        NodeList all = document.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element element) {
                identify(element, ids);
            }
        }
        return ids;
    }

    private static void identify(Element element, Map<String, Element> ids) {
        NamedNodeMap attributes = element.getAttributes();
        int found = 0;
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.item(i) instanceof Attr attribute && isId(attribute)) {
                found++;
                if (!Tree.isName(attribute.getValue())) {
                    throw Tree.broken("An id is an XML name");
                }
                if (ids.put(attribute.getValue(), element) != null) {
                    throw Tree.broken("Two elements have the same id");
                }
            }
        }
        if (found > 1) {
            throw Tree.broken("An element has more than one id");
        }
    }

    static boolean isId(Attr attribute) {
        String name = attribute.getLocalName();
        return name != null && name.equalsIgnoreCase("id");
    }
}
