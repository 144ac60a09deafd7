package org.entente.language.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import org.entente.core.failure.Finding;
import org.entente.language.model.AttributeField;
import org.entente.language.model.Content;
import org.entente.language.model.ElementField;
import org.entente.language.model.Particle;
import org.entente.language.model.StructureType;
import org.entente.language.model.Type;
import org.entente.language.model.ValueType;
import org.entente.schemas.SharedSchema;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/**
 * Writes JSON as elements in the order of the schema, and notes by JSON Pointer what the model does not know.
 *
 * <p>Whether what it wrote is a message, the schema decides: here only names and JSON types are looked at.
 */
final class ToXml {

    static final int MOST_FINDINGS = 50;
    private static final String SUBJECTS = SharedSchema.SUBJECTS.identifier();

    private final Document document;
    private final Function<String, Optional<Element>> extension;
    private final List<Finding> findings = new ArrayList<>();
    private final IdentityHashMap<Element, String> pointers = new IdentityHashMap<>();

    /** Takes what reads the XML text of an element of another namespace. */
    ToXml(Document document, Function<String, Optional<Element>> extension) {
        this.document = document;
        this.extension = extension;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** From which place in the JSON an element came. */
    IdentityHashMap<Element, String> pointers() {
        return pointers;
    }

    Element element(QName name, Type type, JsonNode node, String pointer) {
        Element element = create(name);
        pointers.put(element, pointer);
        switch (type) {
            case ValueType value -> words(element, value, node, pointer);
            case StructureType structure -> {
                switch (Form.of(structure)) {
                    case Form.Mark ignored -> mark(node, pointer);
                    case Form.Pointer(AttributeField attribute) ->
                        text(attribute.type(), node, pointer)
                                .ifPresent(text -> element.setAttribute(attribute.name(), text));
                    case Form.Row(ElementField field) -> row(element, field, node, pointer);
                    case Form.Row(Particle repeated) -> alternatives(element, repeated, node, pointer);
                    case Form.Whole ignored -> object(element, structure, node, pointer);
                }
            }
        }
        return element;
    }

    private void object(Element element, StructureType type, JsonNode node, String pointer) {
        if (!node.isObject()) {
            find(pointer, "An object is expected here");
            return;
        }
        Set<String> known = new HashSet<>();
        for (AttributeField field : type.attributes()) {
            attribute(element, field, member(node, JsonNames.of(field), known), at(pointer, JsonNames.of(field)));
        }
        switch (type.content()) {
            case Content.Empty ignored -> {}
            case Content.Value value -> {
                String name = JsonNames.words(type);
                Optional<JsonNode> words = member(node, name, known);
                words.ifPresent(given -> words(element, value.type(), given, at(pointer, name)));
                if (words.isEmpty() && !Words.mayBeEmpty(value.type())) {
                    find(pointer, "The field " + name + " is missing");
                }
            }
            case Content.Elements elements ->
                elements.particles()
                        .forEach(particle -> place(element, particle, new Members(node, pointer, known, true)));
        }
        refuseUnknown(node, pointer, known);
    }

    /** The object being read: its node and place, the names used so far, whether what is required is asked for. */
    private record Members(JsonNode node, String pointer, Set<String> known, boolean asking) {}

    private void place(Element parent, Particle particle, Members from) {
        switch (particle) {
            case ElementField field -> {
                Optional<JsonNode> given = member(from.node(), JsonNames.of(field), from.known());
                if (given.isPresent()) {
                    field(parent, field, given.get(), from);
                } else if (field.isRequired() && from.asking()) {
                    find(from.pointer(), "The field " + JsonNames.of(field) + " is missing");
                }
            }
            case Particle.Choice choice
            when choice.repeated() ->
                member(from.node(), JsonNames.CONTENT, from.known())
                        .ifPresent(row -> alternatives(parent, choice, row, at(from.pointer(), JsonNames.CONTENT)));
            case Particle.Choice choice ->
                choice.branches().stream()
                        .flatMap(List::stream)
                        .forEach(branch ->
                                place(parent, branch, new Members(from.node(), from.pointer(), from.known(), false)));
            case Particle.Extensions ignored ->
                member(from.node(), JsonNames.EXTENSIONS, from.known())
                        .ifPresent(given -> extensions(parent, given, at(from.pointer(), JsonNames.EXTENSIONS)));
        }
    }

    private void field(Element parent, ElementField field, JsonNode given, Members from) {
        String pointer = at(from.pointer(), JsonNames.of(field));
        if (field.isRepeated()) {
            row(parent, field, given, pointer);
            return;
        }
        if (Form.isFlat(field)
                && field.type() instanceof StructureType type
                && type.content() instanceof Content.Value value) {
            Element element = create(field.name());
            pointers.put(element, pointer);
            words(element, value.type(), given, pointer);
            for (AttributeField attribute : type.attributes()) {
                String name = JsonNames.beside(field, attribute);
                attribute(element, attribute, member(from.node(), name, from.known()), at(from.pointer(), name));
            }
            parent.appendChild(element);
            return;
        }
        parent.appendChild(element(field.name(), field.type(), given, pointer));
    }

    private void row(Element parent, ElementField field, JsonNode given, String pointer) {
        if (!given.isArray()) {
            find(pointer, "An array is expected here");
            return;
        }
        for (int i = 0; i < given.size() && findings.size() < MOST_FINDINGS; i++) {
            parent.appendChild(element(field.name(), field.type(), given.path(i), at(pointer, i)));
        }
    }

    private void alternatives(Element parent, Particle choice, JsonNode given, String pointer) {
        if (!given.isArray()) {
            find(pointer, "An array is expected here");
            return;
        }
        for (int i = 0; i < given.size() && findings.size() < MOST_FINDINGS; i++) {
            JsonNode one = given.path(i);
            String here = at(pointer, i);
            if (one.size() != 1 || !one.isObject()) {
                find(here, "An object with exactly one member is expected here, named for what it holds");
                continue;
            }
            String name = one.propertyNames().iterator().next();
            choice.fields()
                    .filter(field -> JsonNames.one(field).equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                            field -> parent.appendChild(
                                    element(field.name(), field.type(), one.path(name), at(here, name))),
                            () -> find(
                                    here,
                                    "This kind is not known here; known are "
                                            + String.join(
                                                    ", ",
                                                    choice.fields()
                                                            .map(JsonNames::one)
                                                            .toList())));
        }
    }

    private void extensions(Element parent, JsonNode given, String pointer) {
        if (!given.isArray()) {
            find(pointer, "An array is expected here");
            return;
        }
        for (int i = 0; i < given.size() && findings.size() < MOST_FINDINGS; i++) {
            Optional<Element> read =
                    given.path(i).isString() ? extension.apply(given.path(i).asString()) : Optional.empty();
            if (read.isPresent()) {
                parent.appendChild(document.importNode(read.get(), true));
            } else {
                find(at(pointer, i), "An element of another namespace is expected here, as XML text");
            }
        }
    }

    private void attribute(Element element, AttributeField field, Optional<JsonNode> given, String pointer) {
        given.flatMap(node -> text(field.type(), node, pointer))
                .ifPresent(text -> element.setAttribute(field.name(), text));
        if (given.isEmpty() && field.required()) {
            find(pointer, "The field is missing");
        }
    }

    private void words(Element element, ValueType type, JsonNode node, String pointer) {
        text(type, node, pointer).ifPresent(element::setTextContent);
    }

    private Optional<String> text(ValueType type, JsonNode node, String pointer) {
        Optional<String> text = Words.toText(node, type);
        if (text.isEmpty()) {
            find(pointer, "The value has the wrong JSON type: expected is " + Words.kind(type));
        }
        return text;
    }

    private void mark(JsonNode node, String pointer) {
        if (!node.isBoolean() || !node.booleanValue()) {
            find(pointer, "The value here is true, or the field is absent");
        }
    }

    private void refuseUnknown(JsonNode node, String pointer, Set<String> known) {
        node.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> find(at(pointer, name), "The field is unknown"));
    }

    private static Optional<JsonNode> member(JsonNode node, String name, Set<String> known) {
        known.add(name);
        return Optional.ofNullable(node.get(name));
    }

    private Element create(QName name) {
        boolean isSubject = name.getNamespaceURI().equals(SUBJECTS);
        return document.createElementNS(
                name.getNamespaceURI(), isSubject ? "s:" + name.getLocalPart() : name.getLocalPart());
    }

    /** Declares the prefix of the subjects once, at the root of a body. */
    static void declareSubjects(Element root) {
        root.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:s", SUBJECTS);
    }

    private void find(String pointer, String sentence) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(pointer, sentence));
        }
    }

    private static String at(String pointer, int index) {
        return pointer + "/" + index;
    }

    private static String at(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
