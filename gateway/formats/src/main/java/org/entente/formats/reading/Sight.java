package org.entente.formats.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Looks at one element of a source document by local names, and settles with the tally whatever it takes. */
public record Sight(Element element, Tally tally) {

    public String name() {
        return element.getLocalName();
    }

    public List<Sight> children() {
        var children = new ArrayList<Sight>();
        for (Node at = element.getFirstChild(); at != null; at = at.getNextSibling()) {
            if (at instanceof Element child) {
                children.add(new Sight(child, tally));
            }
        }
        return children;
    }

    public List<Sight> children(String name) {
        return children().stream().filter(child -> child.name().equals(name)).toList();
    }

    public Optional<Sight> child(String name) {
        return children(name).stream().findFirst();
    }

    /** Takes this element's text. */
    public String take() {
        tally.carry(element);
        return element.getTextContent().strip();
    }

    /** Takes the text of the first child of that name. */
    public Optional<String> take(String name) {
        return child(name).map(Sight::take);
    }

    /** Takes an attribute. */
    public Optional<String> takeAttribute(String name) {
        Attr attribute = element.getAttributeNode(name);
        if (attribute == null) {
            return Optional.empty();
        }
        tally.carry(attribute);
        return Optional.of(attribute.getValue());
    }

    /** Looks at an attribute without taking it. */
    public String attribute(String name) {
        return element.getAttribute(name);
    }
}
