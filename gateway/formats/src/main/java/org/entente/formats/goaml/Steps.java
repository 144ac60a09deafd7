package org.entente.formats.goaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.formats.reading.Tally;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A short path below an element: {@code a/b+[@kind='X']/@c}. It finds what is there and makes what is not.
 *
 * <p>{@code +} makes a new element each time, {@code .} is the element itself, {@code [x]} asks that a child is there,
 * {@code [x='v']} and {@code [@x='v']} ask for a value and write it. It is no XPath and knows no axis.
 */
record Steps(String text, List<Step> steps, Optional<String> attribute) {

    private static final Pattern STEP =
            Pattern.compile("(?:(s):)?([A-Za-z_0-9]+)(\\+)?(?:\\[(@)?([A-Za-z_0-9]+)(?:='([^']*)')?\\])?");
    private static final String SUBJECTS = "urn:entente:subjects:v1";

    record Step(boolean isSubject, String name, boolean isRepeated, Optional<Condition> condition) {}

    /** A value that an element has, or with no value a child that it has. */
    record Condition(boolean isAttribute, String name, Optional<String> value) {
        boolean holds(Element element) {
            if (isAttribute) {
                return value.map(wanted -> wanted.equals(element.getAttribute(name)))
                        .orElseGet(() -> element.hasAttribute(name));
            }
            return children(element, name)
                    .anyMatch(child ->
                            value.map(child.getTextContent().strip()::equals).orElse(true));
        }
    }

    static Steps parse(String text) {
        var steps = new ArrayList<Step>();
        Optional<String> attribute = Optional.empty();
        String path = text.replaceFirst("^\\^+", "");
        for (String part : path.isEmpty() || path.equals(".") || path.equals("*") ? new String[0] : path.split("/")) {
            if (part.startsWith("@")) {
                attribute = Optional.of(part.substring(1));
            } else {
                steps.add(step(part));
            }
        }
        return new Steps(text, List.copyOf(steps), attribute);
    }

    private static Step step(String part) {
        Matcher matcher = STEP.matcher(part);
        if (!matcher.matches()) {
            throw new IllegalStateException("A mapping has a step that is none: " + part);
        }
        Optional<Condition> condition = Optional.ofNullable(matcher.group(5))
                .map(name -> new Condition(matcher.group(4) != null, name, Optional.ofNullable(matcher.group(6))));
        return new Step(matcher.group(1) != null, matcher.group(2), matcher.group(3) != null, condition);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** Everything there, in document order. */
    List<Node> find(Element from) {
        List<Element> found = List.of(from);
        for (Step step : steps) {
            found = found.stream()
                    .flatMap(element -> children(element, step.name()))
                    .filter(element ->
                            step.condition().map(it -> it.holds(element)).orElse(true))
                    .toList();
        }
        Stream<Element> ends = found.stream();
        return attribute
                .map(name -> attributes(ends, name))
                .orElseGet(() -> ends.map(Node.class::cast).toList());
    }

    private static List<Node> attributes(Stream<Element> elements, String attribute) {
        return elements.filter(element -> element.hasAttribute(attribute))
                .map(element -> (Node) element.getAttributeNode(attribute))
                .toList();
    }

    /** Settles the leaves on the way to a node that the path itself says, such as a kind. */
    void settle(Node found, Tally tally) {
        Node at = attribute.isPresent() && found instanceof org.w3c.dom.Attr attr ? attr.getOwnerElement() : found;
        for (Step step : steps.reversed()) {
            if (at instanceof Element element) {
                step.condition().filter(it -> it.value().isPresent()).ifPresent(it -> {
                    if (it.isAttribute()) {
                        tally.carry(element.getAttributeNode(it.name()));
                    } else {
                        children(element, it.name()).forEach(tally::carry);
                    }
                });
                at = element.getParentNode();
            }
        }
    }

    /** Writes a text at the end of the path; false when something else stands there already. */
    boolean write(Element from, String value) {
        Element at = from;
        for (int i = 0; i < steps.size(); i++) {
            Optional<Element> there = reusable(at, steps.get(i));
            boolean isLast = i == steps.size() - 1;
            if (isLast && there.isPresent() && attribute.isEmpty()) {
                return there.get().getTextContent().equals(value);
            }
            Element parent = at;
            Step step = steps.get(i);
            at = there.orElseGet(() -> grow(parent, step));
        }
        if (attribute.isPresent()) {
            if (at.hasAttribute(attribute.get())) {
                return at.getAttribute(attribute.get()).equals(value);
            }
            at.setAttribute(attribute.get(), value);
        } else if (steps.isEmpty() && !at.getTextContent().isEmpty()) {
            return false;
        } else {
            at.setTextContent(value);
        }
        return true;
    }

    /** The element at the end of the path, made where it is not there or where the path repeats. */
    Element reach(Element from) {
        Element at = from;
        for (Step step : steps) {
            Element parent = at;
            at = reusable(at, step).orElseGet(() -> grow(parent, step));
        }
        return at;
    }

    private static Optional<Element> reusable(Element parent, Step step) {
        return step.isRepeated()
                ? Optional.empty()
                : children(parent, step.name())
                        .filter(element ->
                                step.condition().map(it -> it.holds(element)).orElse(true))
                        .findFirst();
    }

    private static Element grow(Element parent, Step step) {
        String namespace = step.isSubject() ? SUBJECTS : parent.getNamespaceURI();
        Element child = create(parent, namespace, step.name());
        step.condition().filter(it -> it.value().isPresent()).ifPresent(it -> {
            if (it.isAttribute()) {
                child.setAttribute(it.name(), it.value().orElseThrow());
            } else {
                create(child, namespace, it.name()).setTextContent(it.value().orElseThrow());
            }
        });
        return child;
    }

    @SuppressWarnings("NullAway") // goAML has no namespace, which the DOM spells null
    private static Element create(Element parent, @org.jspecify.annotations.Nullable String namespace, String name) {
        Element child = parent.getOwnerDocument().createElementNS(namespace, name);
        parent.appendChild(child);
        return child;
    }

    static Stream<Element> children(Element parent, String name) {
        var children = new ArrayList<Element>();
        for (Node at = parent.getFirstChild(); at != null; at = at.getNextSibling()) {
            if (at instanceof Element child && name.equals(child.getLocalName())) {
                children.add(child);
            }
        }
        return children.stream();
    }

    /** The path for a loss report, without its marks. */
    String plain() {
        return Arrays.stream(text.split("/"))
                .map(part -> part.replaceAll("\\[.*]|\\+|\\^|s:", ""))
                .reduce((first, second) -> first + "/" + second)
                .orElse("");
    }
}
