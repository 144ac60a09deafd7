package org.entente.language.json;

import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** An element as the model sees it: children in order, attributes without declarations of namespaces. */
final class Tree {

    private Tree() {}

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node at = parent.getFirstChild(); at != null; at = at.getNextSibling()) {
            if (at instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    static List<Attr> attributes(Element element) {
        NamedNodeMap all = element.getAttributes();
        List<Attr> own = new ArrayList<>(all.getLength());
        for (int i = 0; i < all.getLength(); i++) {
            Attr attribute = (Attr) all.item(i);
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                own.add(attribute);
            }
        }
        return own;
    }

    static QName name(Element element) {
        return new QName(String.valueOf(element.getNamespaceURI()), element.getLocalName());
    }
}
