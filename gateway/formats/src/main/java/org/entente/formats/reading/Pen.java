package org.entente.formats.reading;

import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes elements of one namespace below one element. */
public record Pen(Element element, String namespace) {

    /** Begins a document with its root element. */
    public static Pen root(Document document, String namespace, String name) {
        Element root = document.createElementNS(namespace, name);
        document.appendChild(root);
        return new Pen(root, namespace);
    }

    /** The same place, writing into another namespace. */
    public Pen in(String other) {
        return new Pen(element, other);
    }

    public Pen child(String name) {
        Element child = element.getOwnerDocument().createElementNS(namespace, name);
        element.appendChild(child);
        return new Pen(child, namespace);
    }

    public Pen text(String name, String text) {
        Pen child = child(name);
        child.element.setTextContent(text);
        return child;
    }

    public Pen attribute(String name, String value) {
        element.setAttribute(name, value);
        return this;
    }

    public Pen attribute(String name, Optional<String> value) {
        value.ifPresent(present -> element.setAttribute(name, present));
        return this;
    }
}
