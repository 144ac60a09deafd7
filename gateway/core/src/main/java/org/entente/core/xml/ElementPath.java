package org.entente.core.xml;

import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Where an element stands: names from the root on, with numbers among namesakes. */
public final class ElementPath {

    private ElementPath() {}

    public static String of(Element element) {
        var path = new StringBuilder();
        Node at = element;
        while (at instanceof Element current) {
            path.insert(0, "/" + localName(current) + position(current));
            at = current.getParentNode();
        }
        return path.toString();
    }

    private static String position(Element element) {
        int before = 0;
        boolean alone = true;
        for (Node at = element.getPreviousSibling(); at != null; at = at.getPreviousSibling()) {
            if (at instanceof Element sibling && localName(sibling).equals(localName(element))) {
                before++;
            }
        }
        for (Node at = element.getNextSibling(); at != null && alone; at = at.getNextSibling()) {
            alone = !(at instanceof Element sibling && localName(sibling).equals(localName(element)));
        }
        return before == 0 && alone ? "" : "[" + (before + 1) + "]";
    }

    private static String localName(Element element) {
        return element.getLocalName() == null ? element.getTagName() : element.getLocalName();
    }
}
