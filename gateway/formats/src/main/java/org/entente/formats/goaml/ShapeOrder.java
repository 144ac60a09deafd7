package org.entente.formats.goaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Puts children into the order that an XML schema gives them; it does not check that they may be there. */
final class ShapeOrder {

    private static final String XSD = "http://www.w3.org/2001/XMLSchema";

    private final Map<String, SequencedMap<String, String>> types = new HashMap<>();
    private final Map<String, String> roots = new HashMap<>();

    ShapeOrder(List<Document> schemas) {
        for (Document schema : schemas) {
            for (Element top : elements(schema.getDocumentElement())) {
                if ("complexType".equals(top.getLocalName())) {
                    types.put(top.getAttribute("name"), shape(top));
                } else if ("element".equals(top.getLocalName())) {
                    roots.put(top.getAttribute("name"), type(top));
                }
            }
        }
    }

    /** Sorts the whole document; what the schema does not know goes last. */
    void sort(Document document) {
        Element root = document.getDocumentElement();
        sort(root, roots.getOrDefault(root.getLocalName(), ""));
    }

    private void sort(Element element, String type) {
        SequencedMap<String, String> shape = types.getOrDefault(type, new LinkedHashMap<>());
        List<String> order = List.copyOf(shape.sequencedKeySet());
        List<Element> children = new ArrayList<>(elements(element));
        children.sort(Comparator.comparingInt(child -> place(order, child.getLocalName())));
        children.forEach(element::appendChild);
        children.forEach(child -> sort(child, shape.getOrDefault(child.getLocalName(), "")));
    }

    private static int place(List<String> order, String name) {
        int index = order.indexOf(name);
        return index < 0 ? order.size() : index;
    }

    private SequencedMap<String, String> shape(Element type) {
        var shape = new LinkedHashMap<String, String>();
        collect(type, shape);
        return shape;
    }

    private void collect(Element within, SequencedMap<String, String> shape) {
        for (Element child : elements(within)) {
            if ("element".equals(child.getLocalName())) {
                boolean isReference = child.hasAttribute("ref");
                String name = local(child.getAttribute(isReference ? "ref" : "name"));
                shape.put(name, isReference ? name : type(child));
            } else if (List.of("sequence", "choice", "complexContent", "extension", "complexType")
                    .contains(child.getLocalName())) {
                collect(child, shape);
            }
        }
    }

    private String type(Element declared) {
        if (declared.hasAttribute("type")) {
            return local(declared.getAttribute("type"));
        }
        String own = "element " + declared.getAttribute("name") + " " + types.size();
        types.put(own, new LinkedHashMap<>());
        types.put(own, shape(declared));
        return own;
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private static List<Element> elements(Element parent) {
        var elements = new ArrayList<Element>();
        for (Node at = parent.getFirstChild(); at != null; at = at.getNextSibling()) {
            boolean isOfSchema = !XSD.equals(parent.getNamespaceURI()) || XSD.equals(at.getNamespaceURI());
            if (at instanceof Element child && isOfSchema) {
                elements.add(child);
            }
        }
        return elements;
    }
}
