package org.entente.core.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Finding;
import org.entente.core.failure.Refused;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads the envelope's elements by name; what is missing or misshapen is a refusal with its path. */
final class Elements {

    static final String ENVELOPE = "urn:entente:envelope:v1";

    private Elements() {}

    static List<Element> children(Element parent) {
        var children = new ArrayList<Element>();
        for (Node at = parent.getFirstChild(); at != null; at = at.getNextSibling()) {
            if (at instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    static List<Element> children(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> ENVELOPE.equals(child.getNamespaceURI()) && name.equals(child.getLocalName()))
                .toList();
    }

    static Optional<Element> child(Element parent, String name) {
        return children(parent, name).stream().findFirst();
    }

    static Element mandatory(Element parent, String name) {
        return child(parent, name).orElseThrow(() -> misfit(parent, "The element " + name + " is missing"));
    }

    static String text(Element element) {
        return element.getTextContent().strip();
    }

    static Optional<String> childText(Element parent, String name) {
        return child(parent, name).map(Elements::text);
    }

    static Optional<String> attribute(Element element, String name) {
        return element.hasAttribute(name) ? Optional.of(element.getAttribute(name)) : Optional.empty();
    }

    static String mandatoryAttribute(Element element, String name) {
        return attribute(element, name).orElseThrow(() -> misfit(element, "The attribute " + name + " is missing"));
    }

    static Refused misfit(Element at, String sentence) {
        String path = "/" + at.getLocalName();
        return new Refused(FailureCode.SHARED_SCHEMA, sentence, List.of(new Finding(path, sentence)));
    }
}
