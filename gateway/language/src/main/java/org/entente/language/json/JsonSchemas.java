package org.entente.language.json;

import java.util.List;
import javax.xml.namespace.QName;
import org.entente.language.model.ElementField;
import org.entente.language.model.LanguageModel;
import org.entente.language.model.StructureType;
import org.entente.language.model.Type;
import org.entente.schemas.Family;
import org.entente.schemas.SharedSchema;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schemas that are made from the model: one for each XML Schema, with its types under {@code $defs}. */
public final class JsonSchemas {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final LanguageModel model;

    public JsonSchemas(LanguageModel model) {
        this.model = model;
    }

    /** The schema of a family's body. */
    public ObjectNode family(Family family) {
        ElementField body = model.body(family);
        ObjectNode schema = start(family.namespace(), family.rootElement());
        var writer = new SchemaWriter(family.namespace());
        schema.setAll(writer.object((StructureType) body.type()));
        definitions(schema, family.namespace(), body.type());
        return schema;
    }

    /** What a cover may say of a family that no national format feeds: nothing beside its document. */
    public ObjectNode noDetails(Family family) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("$schema", DIALECT)
                .put("$id", family.detailsSchema().identifier())
                .put("title", "Details of " + family.wireName())
                .put(
                        "description",
                        "A cover says nothing beside the document: all of this family stands in the document itself.")
                .put("type", "object")
                .put("additionalProperties", false);
    }

    /** The schema of a whole message; the body is checked by the family's own. */
    public ObjectNode envelope() {
        String namespace = SharedSchema.ENVELOPE.identifier();
        ObjectNode schema = start(namespace, "Message");
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("header").put("$ref", "#/$defs/Header");
        properties
                .putObject("body")
                .put("type", "object")
                .put("description", "Checked by the JSON Schema of the family that the header names.");
        schema.putArray("required").add("header").add("body");
        schema.put("additionalProperties", false);
        definitions(
                schema,
                namespace,
                model.root(new QName(namespace, "Message")).orElseThrow().type());
        ((ObjectNode) schema.path("$defs")).remove("Body");
        return schema;
    }

    /** The schema of the shared subjects; it is no document of its own. */
    public ObjectNode subjects() {
        String namespace = SharedSchema.SUBJECTS.identifier();
        ObjectNode schema = start(namespace, "Shared subjects");
        model.types(namespace).forEach(type -> define(schema, namespace, type));
        return schema;
    }

    private ObjectNode start(String namespace, String title) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("$schema", DIALECT)
                .put("$id", SchemaWriter.idOf(namespace))
                .put("title", title)
                .put("description", model.sentence(namespace));
    }

    private void definitions(ObjectNode schema, String namespace, Type root) {
        List<Type> types = model.types(namespace).stream()
                .filter(type -> !type.name().equals(root.name()))
                .toList();
        types.forEach(type -> define(schema, namespace, type));
    }

    private static void define(ObjectNode schema, String namespace, Type type) {
        schema.withObject("/$defs")
                .set(type.name().orElseThrow().getLocalPart(), new SchemaWriter(namespace).definition(type));
    }
}
