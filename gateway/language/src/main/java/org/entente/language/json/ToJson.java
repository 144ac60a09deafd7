package org.entente.language.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.xml.namespace.QName;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Finding;
import org.entente.core.failure.Refused;
import org.entente.language.model.AttributeField;
import org.entente.language.model.Content;
import org.entente.language.model.ElementField;
import org.entente.language.model.Particle;
import org.entente.language.model.StructureType;
import org.entente.language.model.Type;
import org.entente.language.model.ValueType;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes an element as JSON. Whatever the model does not know is refused and never left out. */
final class ToJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Function<Element, String> extension;

    /** Takes what gives an element of another namespace as its XML text. */
    ToJson(Function<Element, String> extension) {
        this.extension = extension;
    }

    JsonNode write(Element element, Type type) {
        return switch (type) {
            case ValueType value -> {
                refuseAttributes(element);
                yield words(element, element.getTextContent(), value);
            }
            case StructureType structure ->
                switch (Form.of(structure)) {
                    case Form.Mark ignored -> {
                        refuseAttributes(element);
                        yield JSON.booleanNode(true);
                    }
                    case Form.Pointer pointer -> object(element, structure).path(JsonNames.of(pointer.attribute()));
                    case Form.Row(ElementField field) -> {
                        refuseAttributes(element);
                        ArrayNode row = JSON.arrayNode();
                        Tree.children(element).forEach(child -> row.add(member(child, field)));
                        yield row;
                    }
                    case Form.Row(Particle repeated) -> {
                        refuseAttributes(element);
                        yield mixed(Tree.children(element), repeated);
                    }
                    case Form.Whole ignored -> object(element, structure);
                };
        };
    }

    ObjectNode object(Element element, StructureType type) {
        ObjectNode object = JSON.objectNode();
        attributes(element, type, JsonNames::of, object);
        switch (type.content()) {
            case Content.Empty ignored -> refuseChildren(element);
            case Content.Value value -> {
                refuseChildren(element);
                String text = element.getTextContent();
                if (!text.isEmpty() || !Words.mayBeEmpty(value.type())) {
                    object.set(JsonNames.words(type), words(element, text, value.type()));
                }
            }
            case Content.Elements elements -> children(element, elements.particles(), object);
        }
        return object;
    }

    private void children(Element element, List<Particle> particles, ObjectNode object) {
        Map<QName, ElementField> fields = new LinkedHashMap<>();
        particles.stream().flatMap(Particle::fields).forEach(field -> fields.put(field.name(), field));
        boolean isOpen = particles.stream().anyMatch(Particle.Extensions.class::isInstance);
        var repeated = particles.stream()
                .filter(particle -> particle instanceof Particle.Choice choice && choice.repeated())
                .findFirst();
        for (Element child : Tree.children(element)) {
            ElementField field = fields.get(Tree.name(child));
            if (field == null && isOpen && !isOurs(child)) {
                object.withArray("/" + JsonNames.EXTENSIONS).add(extension.apply(child));
            } else if (field == null) {
                throw unknown(child, "The element is not part of the shared language");
            } else if (repeated.isPresent() && repeated.get().fields().anyMatch(field::equals)) {
                object.withArray("/" + JsonNames.CONTENT).add(alternative(child, field));
            } else {
                put(child, field, object);
            }
        }
    }

    private void put(Element child, ElementField field, ObjectNode object) {
        String name = JsonNames.of(field);
        if (field.isRepeated()) {
            object.withArray("/" + name).add(member(child, field));
        } else if (object.has(name)) {
            throw unknown(child, "The element stands twice");
        } else if (Form.isFlat(field)
                && field.type() instanceof StructureType type
                && type.content() instanceof Content.Value value) {
            object.set(name, words(child, child.getTextContent(), value.type()));
            attributes(child, type, attribute -> JsonNames.beside(field, attribute), object);
        } else {
            object.set(name, member(child, field));
        }
    }

    private JsonNode member(Element child, ElementField field) {
        if (!Tree.name(child).equals(field.name())) {
            throw unknown(child, "The element is not part of the shared language");
        }
        return write(child, field.type());
    }

    private ArrayNode mixed(List<Element> children, Particle repeated) {
        ArrayNode row = JSON.arrayNode();
        for (Element child : children) {
            ElementField field = repeated.fields()
                    .filter(one -> one.name().equals(Tree.name(child)))
                    .findFirst()
                    .orElseThrow(() -> unknown(child, "The element is not part of the shared language"));
            row.add(alternative(child, field));
        }
        return row;
    }

    private ObjectNode alternative(Element child, ElementField field) {
        return JSON.objectNode().set(JsonNames.one(field), write(child, field.type()));
    }

    private static void attributes(
            Element element, StructureType type, Function<AttributeField, String> names, ObjectNode object) {
        List<Attr> given = Tree.attributes(element);
        for (AttributeField field : type.attributes()) {
            given.stream()
                    .filter(attribute -> attribute.getNamespaceURI() == null)
                    .filter(attribute -> field.name().equals(attribute.getName()))
                    .findFirst()
                    .ifPresent(attribute ->
                            object.set(names.apply(field), words(element, attribute.getValue(), field.type())));
        }
        given.stream()
                .filter(attribute -> attribute.getNamespaceURI() != null
                        || type.attributes().stream()
                                .noneMatch(field -> field.name().equals(attribute.getName())))
                .findFirst()
                .ifPresent(attribute -> {
                    throw unknown(element, "The element has an attribute that is not part of the shared language");
                });
    }

    private static JsonNode words(Element element, String text, ValueType type) {
        return Words.toJson(text, type).orElseThrow(() -> unknown(element, "The value has not the required type"));
    }

    private static void refuseAttributes(Element element) {
        if (!Tree.attributes(element).isEmpty()) {
            throw unknown(element, "The element has an attribute that is not part of the shared language");
        }
    }

    private static void refuseChildren(Element element) {
        if (!Tree.children(element).isEmpty()) {
            throw unknown(element, "The element holds others that are not part of the shared language");
        }
    }

    private static boolean isOurs(Element element) {
        return String.valueOf(element.getNamespaceURI()).startsWith("urn:entente:");
    }

    private static Refused unknown(Element element, String sentence) {
        return new Refused(
                FailureCode.SHARED_SCHEMA, sentence, List.of(new Finding("//" + element.getLocalName(), sentence)));
    }
}
