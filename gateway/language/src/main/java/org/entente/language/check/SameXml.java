package org.entente.language.check;

import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Whether two documents say the same: names, attributes, words and order; not prefixes, comments, indentation. */
final class SameXml {

    private SameXml() {}

    static boolean areSame(Document one, Document other) {
        return same(one.getDocumentElement(), other.getDocumentElement());
    }

    private static boolean same(Element one, Element other) {
        if (!name(one).equals(name(other)) || !attributes(one).equals(attributes(other))) {
            return false;
        }
        List<Element> mine = children(one);
        List<Element> theirs = children(other);
        if (mine.size() != theirs.size()) {
            return false;
        }
        if (mine.isEmpty()) {
            return one.getTextContent().equals(other.getTextContent());
        }
        for (int i = 0; i < mine.size(); i++) {
            if (!same(mine.get(i), theirs.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> attributes(Element element) {
        NamedNodeMap all = element.getAttributes();
        List<String> own = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            Attr attribute = (Attr) all.item(i);
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                own.add(name(attribute) + "=" + attribute.getValue());
            }
        }
        own.sort(null);
        return own;
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node at = parent.getFirstChild(); at != null; at = at.getNextSibling()) {
            if (at instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    private static String name(Node node) {
        return node.getNamespaceURI() + " " + (node.getLocalName() == null ? node.getNodeName() : node.getLocalName());
    }
}
