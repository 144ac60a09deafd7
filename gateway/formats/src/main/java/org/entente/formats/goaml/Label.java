package org.entente.formats.goaml;

import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * The label of a paragraph: {@code Name}, {@code Name|attribute}, or {@code Name|^attribute} of the element above.
 *
 * <p>The mark in the paragraph is that attribute's value.
 */
record Label(String name, String attribute, boolean isAbove) {

    static Label of(Row row) {
        int bar = row.argument().indexOf('|');
        if (bar < 0) {
            return new Label(row.argument(), "", false);
        }
        String attribute = row.argument().substring(bar + 1);
        boolean isAbove = attribute.startsWith("^");
        return new Label(row.argument().substring(0, bar), isAbove ? attribute.substring(1) : attribute, isAbove);
    }

    /** Writes the mark; a numbered element without one is numbered by its place. */
    void mark(Element at, String mark) {
        if (attribute.isEmpty()) {
            return;
        }
        Element bearer = bearer(at);
        if (!mark.isEmpty()) {
            bearer.setAttribute(attribute, mark);
        } else if (isAbove && bearer.getParentNode() instanceof Element list) {
            long place = Steps.children(list, bearer.getLocalName()).count();
            bearer.setAttribute(attribute, Long.toString(place));
        }
    }

    /** The attribute whose value is the mark. */
    java.util.Optional<Attr> marked(Element at) {
        return attribute.isEmpty()
                ? java.util.Optional.empty()
                : java.util.Optional.ofNullable(bearer(at).getAttributeNode(attribute));
    }

    private Element bearer(Element at) {
        return isAbove && at.getParentNode() instanceof Element above ? above : at;
    }
}
