package org.entente.language.json;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.entente.language.model.AttributeField;
import org.entente.language.model.Content;
import org.entente.language.model.ElementField;
import org.entente.language.model.Lexical;
import org.entente.language.model.Notes;
import org.entente.language.model.Particle;
import org.entente.language.model.StructureType;
import org.entente.language.model.Type;
import org.entente.language.model.ValueType;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes types of the model as JSON Schema 2020-12. */
final class SchemaWriter {

    static final String CODE_LIST = "x-entente-codelist";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String namespace;

    /** Takes the namespace being written: its types are found in the same file. */
    SchemaWriter(String namespace) {
        this.namespace = namespace;
    }

    /** The $id of the JSON Schema for a namespace. */
    static String idOf(String namespace) {
        String[] parts = namespace.split(":", -1);
        return namespace + ":" + parts[parts.length - 2] + ".schema.json";
    }

    /** A type in full. */
    ObjectNode definition(Type type) {
        ObjectNode node = switch (type) {
            case ValueType value -> value(value.lexical());
            case StructureType structure -> structure(structure);
        };
        return noted(node, type.notes());
    }

    private ObjectNode structure(StructureType type) {
        return switch (Form.of(type)) {
            case Form.Mark ignored -> JSON.objectNode().put("const", true);
            case Form.Pointer(AttributeField attribute) -> used(attribute.type(), attribute.notes());
            case Form.Row(ElementField field) -> row(field);
            case Form.Row(Particle repeated) -> mixed(repeated, 1);
            case Form.Whole ignored -> object(type);
        };
    }

    /** A type where it is used: by its name, if it has one. */
    private ObjectNode used(Type type, Notes notes) {
        ObjectNode node = type.name()
                .map(name -> JSON.objectNode().put("$ref", reference(name)))
                .orElseGet(() -> definition(type));
        return noted(node, notes);
    }

    private String reference(QName name) {
        String file = name.getNamespaceURI().equals(namespace) ? "" : idOf(name.getNamespaceURI());
        return file + "#/$defs/" + name.getLocalPart();
    }

    ObjectNode object(StructureType type) {
        ObjectNode properties = JSON.objectNode();
        List<String> required = new ArrayList<>();
        List<ObjectNode> choices = new ArrayList<>();
        for (AttributeField field : type.attributes()) {
            add(properties, JsonNames.of(field), used(field.type(), field.notes()));
            if (field.required()) {
                required.add(JsonNames.of(field));
            }
        }
        switch (type.content()) {
            case Content.Empty ignored -> {}
            case Content.Value value -> {
                add(properties, JsonNames.words(type), used(value.type(), Notes.NONE));
                if (!Words.mayBeEmpty(value.type())) {
                    required.add(JsonNames.words(type));
                }
            }
            case Content.Elements elements ->
                elements.particles().forEach(particle -> {
                    place(particle, properties);
                    required.addAll(mandatory(particle));
                    if (particle instanceof Particle.Choice choice && !choice.repeated()) {
                        choices.add(oneOf(choice));
                    }
                });
        }
        ObjectNode object = JSON.objectNode().put("type", "object");
        object.set("properties", properties);
        if (!required.isEmpty()) {
            required.forEach(object.withArray("/required")::add);
        }
        object.put("additionalProperties", false);
        choices(object, choices);
        return object;
    }

    private void place(Particle particle, ObjectNode properties) {
        switch (particle) {
            case ElementField field -> field(field, properties);
            case Particle.Extensions ignored -> add(properties, JsonNames.EXTENSIONS, extensions());
            case Particle.Choice choice
            when choice.repeated() -> add(properties, JsonNames.CONTENT, mixed(choice, choice.required() ? 1 : 0));
            case Particle.Choice choice ->
                choice.branches().stream().flatMap(List::stream).forEach(inside -> place(inside, properties));
        }
    }

    private void field(ElementField field, ObjectNode properties) {
        String name = JsonNames.of(field);
        if (field.isRepeated()) {
            add(properties, name, noted(row(field), field.notes()));
        } else if (Form.isFlat(field)
                && field.type() instanceof StructureType type
                && type.content() instanceof Content.Value value) {
            add(properties, name, used(value.type(), field.notes().orElse(type.notes())));
            type.attributes()
                    .forEach(attribute -> add(
                            properties, JsonNames.beside(field, attribute), used(attribute.type(), attribute.notes())));
        } else {
            add(properties, name, used(field.type(), field.notes()));
        }
    }

    private ObjectNode row(ElementField field) {
        ObjectNode row = JSON.objectNode().put("type", "array");
        row.set("items", used(field.type(), Notes.NONE));
        if (field.least() > 0) {
            row.put("minItems", field.least());
        }
        field.most().ifPresent(most -> row.put("maxItems", most));
        return row;
    }

    private ObjectNode mixed(Particle choice, int least) {
        ObjectNode row = JSON.objectNode().put("type", "array");
        ObjectNode one = row.putObject("items").put("type", "object");
        ObjectNode properties = one.putObject("properties");
        choice.fields().forEach(field -> add(properties, JsonNames.one(field), used(field.type(), field.notes())));
        one.put("additionalProperties", false).put("minProperties", 1).put("maxProperties", 1);
        if (least > 0) {
            row.put("minItems", least);
        }
        return row;
    }

    private static ObjectNode oneOf(Particle.Choice choice) {
        ObjectNode oneOf = JSON.objectNode();
        ArrayNode branches = oneOf.putArray("oneOf");
        List<String> all = choice.fields().map(JsonNames::of).toList();
        for (List<Particle> branch : choice.branches()) {
            List<String> here =
                    branch.stream().flatMap(SchemaWriter::mandatory0).toList();
            List<String> optional =
                    branch.stream().flatMap(Particle::fields).map(JsonNames::of).toList();
            ObjectNode one = branches.addObject();
            if (here.isEmpty()) {
                ArrayNode any = one.putArray("anyOf");
                optional.forEach(name -> any.addObject().putArray("required").add(name));
            } else {
                here.forEach(one.withArray("/required")::add);
            }
        }
        if (!choice.required()) {
            ArrayNode none = branches.addObject().putObject("not").putArray("anyOf");
            all.forEach(name -> none.addObject().putArray("required").add(name));
        }
        return oneOf;
    }

    private static void choices(ObjectNode object, List<ObjectNode> choices) {
        if (choices.size() == 1) {
            object.setAll(choices.getFirst());
        } else if (!choices.isEmpty()) {
            choices.forEach(object.withArray("/allOf")::add);
        }
    }

    private static List<String> mandatory(Particle particle) {
        return mandatory0(particle).toList();
    }

    private static Stream<String> mandatory0(Particle particle) {
        return particle instanceof ElementField field && field.isRequired()
                ? Stream.of(JsonNames.of(field))
                : particle instanceof Particle.Choice choice && choice.repeated() && choice.required()
                        ? Stream.of(JsonNames.CONTENT)
                        : Stream.empty();
    }

    private static ObjectNode extensions() {
        ObjectNode extensions = JSON.objectNode().put("type", "array");
        extensions.putObject("items").put("type", "string");
        return extensions.put("description", "Elements of other namespaces, each as its XML text; kept and forwarded.");
    }

    private ObjectNode value(Lexical lexical) {
        return switch (lexical) {
            case Lexical.Words words -> words(words);
            case Lexical.Whole whole -> {
                ObjectNode node = JSON.objectNode().put("type", "integer");
                whole.least().ifPresent(least -> node.put("minimum", least));
                whole.most().ifPresent(most -> node.put("maximum", most));
                yield node;
            }
            case Lexical.Decimal decimal ->
                JSON.objectNode()
                        .put("type", "string")
                        .put(
                                "pattern",
                                "^[+\\-]?[0-9]{1,24}(\\.[0-9]{1,"
                                        + decimal.fraction().orElse(24) + "})?$");
            case Lexical.Truth ignored -> JSON.objectNode().put("type", "boolean");
            case Lexical.Several several -> {
                ObjectNode node = JSON.objectNode().put("type", "array");
                node.set("items", used(several.item(), Notes.NONE));
                several.least().ifPresent(least -> node.put("minItems", least));
                several.most().ifPresent(most -> node.put("maxItems", most));
                yield node;
            }
        };
    }

    private static ObjectNode words(Lexical.Words words) {
        ObjectNode node = JSON.objectNode();
        if (!words.scale().isEmpty()) {
            words.scale().forEach(node.withArray("/enum")::add);
            return node;
        }
        node.put("type", "string");
        if (words.patterns().isEmpty()) {
            node.put("pattern", words.isOneLine() ? Regex.ONE_LINE : Regex.SEVERAL_LINES);
        } else {
            node.put("pattern", Regex.anyOf(words.patterns()));
        }
        words.least().ifPresent(least -> node.put("minLength", least));
        words.most().ifPresent(most -> node.put("maxLength", most));
        return node;
    }

    private static void add(ObjectNode properties, String name, ObjectNode schema) {
        if (properties.has(name)) {
            throw new IllegalStateException(
                    "Two fields would have the JSON name " + name + "; name one by an urn:entente:json annotation");
        }
        properties.set(name, schema);
    }

    private static ObjectNode noted(ObjectNode node, Notes notes) {
        if (!notes.sentence().isEmpty()) {
            node.put("description", notes.sentence());
        }
        notes.codeList().ifPresent(list -> node.put(CODE_LIST, list));
        return node;
    }
}
