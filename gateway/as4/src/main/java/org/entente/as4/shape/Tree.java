package org.entente.as4.shape;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Walks a document downwards by exact name and refuses what is missing, doubled or unknown. */
public final class Tree {

    private static final int LONGEST_NAME = 256;

    private Tree() {}

    public static boolean is(Node node, String namespace, String name) {
        return namespace.equals(node.getNamespaceURI()) && name.equals(node.getLocalName());
    }

    /** All element children in order. */
    public static List<Element> children(Element parent) {
        var children = new ArrayList<Element>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    public static List<Element> children(Element parent, String namespace, String name) {
        return children(parent).stream()
                .filter(child -> is(child, namespace, name))
                .toList();
    }

    public static Optional<Element> maybe(Element parent, String namespace, String name) {
        List<Element> found = children(parent, namespace, name);
        if (found.size() > 1) {
            throw broken("More than one " + name + " in " + parent.getLocalName());
        }
        return found.stream().findFirst();
    }

    public static Element only(Element parent, String namespace, String name) {
        return maybe(parent, namespace, name).orElseThrow(() -> broken("No " + name + " in " + parent.getLocalName()));
    }

    /** Refuses children whose local name is not listed, and any of another namespace than {@code namespace}. */
    public static void allowOnly(Element parent, String namespace, Set<String> names) {
        for (Element child : children(parent)) {
            if (!namespace.equals(child.getNamespaceURI()) || !names.contains(child.getLocalName())) {
                throw broken("Something in " + parent.getLocalName() + " that the profile does not know");
            }
        }
    }

    /** The text of an element that holds nothing else. */
    public static String text(Element element) {
        if (!children(element).isEmpty()) {
            throw broken(element.getLocalName() + " holds more than text");
        }
        return element.getTextContent().strip();
    }

    public static byte[] base64(Element element) {
        try {
            return Base64.getDecoder().decode(text(element).replaceAll("\\s", ""));
        } catch (IllegalArgumentException notBase64) {
            throw new Refused(
                    FailureCode.BAD_WIRE_MESSAGE, element.getLocalName() + " is not written in base64", notBase64);
        }
    }

    /** Whether a text is an XML name without a colon, of the letters that ids are made of, and at most 256 long. */
    static boolean isName(String text) {
        return text.length() <= LONGEST_NAME
                && !text.isEmpty()
                && (Character.isLetter(text.charAt(0)) || text.charAt(0) == '_')
                && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.');
    }

    /** The algorithm an element names; refused unless it is {@code expected}. */
    public static void requireAlgorithm(Element element, String expected) {
        if (!element.getAttribute("Algorithm").equals(expected)) {
            throw broken(element.getLocalName() + " names an algorithm that was not agreed");
        }
    }

    public static Refused broken(String sentence) {
        return new Refused(FailureCode.BAD_WIRE_MESSAGE, sentence);
    }
}
