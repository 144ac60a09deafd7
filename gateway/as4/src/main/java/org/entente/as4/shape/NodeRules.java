package org.entente.as4.shape;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Elements and text only, and no text beside elements: no comment, no processing instruction (security.md item 14). */
final class NodeRules {

    private NodeRules() {}

    static void require(Document document) {
        requireKnown(document);
    }

    private static void requireKnown(Node parent) {
        boolean elements = false;
        boolean words = false;
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            switch (child.getNodeType()) {
                case Node.ELEMENT_NODE -> {
                    elements = true;
                    requireKnown(child);
                }
                case Node.TEXT_NODE -> words |= !child.getNodeValue().isBlank();
                default -> throw Tree.broken("Only elements and text have a place here");
            }
        }
        if (words && elements) {
            throw Tree.broken("Text beside elements in " + ((Element) parent).getLocalName());
        }
    }
}
