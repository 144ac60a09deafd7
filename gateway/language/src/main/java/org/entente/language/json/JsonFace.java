package org.entente.language.json;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Finding;
import org.entente.core.failure.Refused;
import org.entente.core.xml.ElementPath;
import org.entente.core.xml.SafeXml;
import org.entente.language.model.AttributeField;
import org.entente.language.model.ElementField;
import org.entente.language.model.LanguageModel;
import org.entente.language.model.StructureType;
import org.entente.schemas.Families;
import org.entente.schemas.Family;
import org.entente.schemas.SharedSchema;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The two faces of a message, one made from the other without loss, as the model says.
 *
 * <p>Kept are names, values, order where it has a meaning, and elements of others; not kept are comments, prefixes and
 * the white space between elements. It checks names and JSON types only: what it makes must still pass the schema.
 */
public final class JsonFace {

    private static final String ENVELOPE = SharedSchema.ENVELOPE.identifier();
    private static final QName MESSAGE = new QName(ENVELOPE, "Message");
    private static final String DECLARATION = "?>";

    private final LanguageModel model;
    private final SafeXml xml;
    private final ToJson toJson = new ToJson(this::text);
    private final ElementField header;

    public JsonFace(LanguageModel model, SafeXml xml) {
        this.model = model;
        this.xml = xml;
        this.header = model.child(ENVELOPE, "Message", "Header");
    }

    /** What an element is called in JSON. */
    public static String nameOf(ElementField field) {
        return JsonNames.of(field);
    }

    /** What an attribute is called in JSON. */
    public static String nameOf(AttributeField field) {
        return JsonNames.of(field);
    }

    /** A document made from JSON, and for each of its elements the JSON Pointer that it was made from. */
    public record FromJson(Document document, IdentityHashMap<Element, String> pointers) {

        /** Findings of the document, each at the place in JSON that it was made from. */
        public List<Finding> pointed(List<Finding> findings) {
            if (findings.isEmpty()) {
                return findings;
            }
            Map<String, String> places = new HashMap<>();
            pointers.forEach((element, pointer) -> places.put(ElementPath.of(element), pointer));
            return findings.stream()
                    .map(finding -> finding.at(places.getOrDefault(finding.path(), finding.path())))
                    .toList();
        }
    }

    /** A whole message as JSON. */
    public ObjectNode message(Document message) {
        Element root = message.getDocumentElement();
        List<Element> parts = Tree.children(root);
        if (!Tree.name(root).equals(MESSAGE) || parts.size() != 2) {
            throw refused("", "The root element is not a message of the shared language");
        }
        List<Element> bodies = Tree.children(parts.get(1));
        if (bodies.size() != 1) {
            throw refused("", "The body holds not exactly one element");
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("header", toJson.write(parts.getFirst(), header.type()));
        json.set("body", body(bodies.getFirst()));
        return json;
    }

    /** The root element of a family as JSON. */
    public JsonNode body(Element root) {
        QName name = Tree.name(root);
        return Families.withRoot(name.getNamespaceURI(), name.getLocalPart())
                .map(family ->
                        toJson.object(root, (StructureType) model.body(family).type()))
                .orElseThrow(() -> refused("", "The body is of no family that is published"));
    }

    /**
     * A whole message from JSON.
     *
     * @throws Refused SHARED_SCHEMA with JSON Pointers, UNKNOWN_FAMILY, or TOO_LARGE
     */
    public FromJson message(JsonNode json) {
        Document document = xml.newDocument();
        var writer = new ToXml(document, this::element);
        Family family = family(json);
        Element message = document.createElementNS(ENVELOPE, "Message");
        document.appendChild(message);
        message.appendChild(writer.element(header.name(), header.type(), json.path("header"), "/header"));
        Element body = document.createElementNS(ENVELOPE, "Body");
        message.appendChild(body);
        Element root = root(writer, family, json.path("body"), "/body");
        body.appendChild(root);
        writer.pointers().put(message, "");
        writer.pointers().put(body, "/body");
        return finished(document, writer);
    }

    /**
     * The body of a family alone from JSON; its document has the family's root element.
     *
     * @param pointer where the body stands in what was handed in
     */
    public FromJson body(JsonNode json, Family family, String pointer) {
        Document document = xml.newDocument();
        var writer = new ToXml(document, this::element);
        document.appendChild(root(writer, family, json, pointer));
        return finished(document, writer);
    }

    private Element root(ToXml writer, Family family, JsonNode json, String pointer) {
        ElementField body = model.body(family);
        Element root = writer.element(body.name(), body.type(), json, pointer);
        ToXml.declareSubjects(root);
        return root;
    }

    private FromJson finished(Document document, ToXml writer) {
        if (!writer.findings().isEmpty()) {
            throw new Refused(
                    FailureCode.SHARED_SCHEMA,
                    writer.findings().size() + " field(s) are not those of the shared language",
                    writer.findings());
        }
        xml.requireFewEnough(document);
        return new FromJson(document, writer.pointers());
    }

    private static Family family(JsonNode json) {
        JsonNode named = json.path("header").path("family");
        return Families.named(
                        named.path("name").asString(""), named.path("version").asString(""))
                .orElseThrow(() -> new Refused(
                        FailureCode.UNKNOWN_FAMILY,
                        "The header names a family that is not published",
                        List.of(new Finding("/header/family", "This family is not published"))));
    }

    private String text(Element extension) {
        Document alone = xml.newDocument();
        alone.appendChild(alone.importNode(extension, true));
        String written = new String(xml.serialise(alone), StandardCharsets.UTF_8);
        return written.substring(written.indexOf(DECLARATION) + DECLARATION.length())
                .strip();
    }

    private Optional<Element> element(String text) {
        try {
            Element read = xml.parse(text.getBytes(StandardCharsets.UTF_8)).getDocumentElement();
            String namespace = read.getNamespaceURI();
            return namespace == null || namespace.startsWith("urn:entente:") ? Optional.empty() : Optional.of(read);
        } catch (Refused unreadable) {
            return Optional.empty();
        }
    }

    private static Refused refused(String pointer, String sentence) {
        return new Refused(FailureCode.SHARED_SCHEMA, sentence, List.of(new Finding(pointer, sentence)));
    }
}
