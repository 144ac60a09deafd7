package org.entente.formats.reading;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import javax.xml.XMLConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Finds the leaves of an XML document and names each by an XPath of local names. */
final class XmlLeaves {

    private XmlLeaves() {}

    static SequencedMap<String, String> of(Element root) {
        var leaves = new LinkedHashMap<String, String>();
        collect(root, "/" + root.getLocalName(), leaves);
        return leaves;
    }

    private static void collect(Element element, String path, SequencedMap<String, String> leaves) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.item(i) instanceof Attr attribute && isContent(attribute)) {
                leaves.put(path + "/@" + name(attribute), attribute.getValue());
            }
        }
        boolean hasChildren = false;
        var seen = new LinkedHashMap<String, Integer>();
        for (Node at = element.getFirstChild(); at != null; at = at.getNextSibling()) {
            if (at instanceof Element child) {
                hasChildren = true;
                int nth = seen.merge(child.getLocalName(), 1, Integer::sum);
                collect(child, path + "/" + child.getLocalName() + "[" + nth + "]", leaves);
            }
        }
        if (!hasChildren && !element.getTextContent().isBlank()) {
            leaves.put(path, element.getTextContent());
        }
    }

    private static boolean isContent(Attr attribute) {
        String namespace = attribute.getNamespaceURI();
        return !XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(namespace)
                && !XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(namespace);
    }

    /** An attribute that was set in memory without a namespace has no local name. */
    private static String name(Attr attribute) {
        String local = attribute.getLocalName();
        return local == null ? attribute.getName() : local;
    }

    static String path(Node node) {
        if (node instanceof Attr attribute) {
            return path(attribute.getOwnerElement()) + "/@" + name(attribute);
        }
        if (!(node.getParentNode() instanceof Element parent)) {
            return "/" + node.getLocalName();
        }
        int nth = 1;
        for (Node at = node.getPreviousSibling(); at != null; at = at.getPreviousSibling()) {
            if (at instanceof Element other && other.getLocalName().equals(node.getLocalName())) {
                nth++;
            }
        }
        return path(parent) + "/" + node.getLocalName() + "[" + nth + "]";
    }
}
