package org.entente.schemas;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Hands out the schema files of the shared language and resolves their imports by name.
 *
 * <p>It makes no parser and no validator: a caller gives {@link #xmlRoots()} to its own schema factory and answers
 * every import with {@link #byNamespace}. An import that this class does not know has no answer, so nothing is ever
 * fetched.
 */
public final class SharedSchema {
    /** The envelope, namespace {@code urn:entente:envelope:v1}, root element {@code Message}. */
    public static final SchemaFile ENVELOPE = new SchemaFile("envelope/v1/envelope.xsd", "urn:entente:envelope:v1");

    /** Persons, documents, accounts and the like, shared by all families; imported, never a root. */
    public static final SchemaFile SUBJECTS = new SchemaFile("subjects/v1/subjects.xsd", "urn:entente:subjects:v1");

    /** The envelope as JSON. */
    public static final SchemaFile ENVELOPE_JSON =
            new SchemaFile("envelope/v1/envelope.schema.json", "urn:entente:envelope:v1:envelope.schema.json");

    /** What an agency hands in beside its national document. */
    public static final SchemaFile COVER_JSON =
            new SchemaFile("envelope/v1/cover.schema.json", "urn:entente:envelope:v1:cover.schema.json");

    /** The shared subjects as JSON. */
    public static final SchemaFile SUBJECTS_JSON =
            new SchemaFile("subjects/v1/subjects.schema.json", "urn:entente:subjects:v1:subjects.schema.json");

    /** The rules of every message, ISO Schematron. */
    public static final SchemaFile ENVELOPE_RULES =
            new SchemaFile("envelope/v1/rules.sch", "urn:entente:envelope:v1:rules.sch");

    private SharedSchema() {}

    /** The files to compile together for messages of every family: the envelope and each body. */
    public static List<SchemaFile> xmlRoots() {
        return Stream.concat(Stream.of(ENVELOPE), Arrays.stream(Family.values()).map(Family::schema))
                .toList();
    }

    /** The file with this XML namespace, which is how an import is answered. */
    public static Optional<SchemaFile> byNamespace(String namespace) {
        return Stream.concat(xmlRoots().stream(), Stream.of(SUBJECTS))
                .filter(file -> file.identifier().equals(namespace))
                .findFirst();
    }

    /** All JSON Schema files; each names others by their {@code $id}. */
    public static List<SchemaFile> jsonSchemas() {
        return Stream.concat(
                        Stream.of(ENVELOPE_JSON, COVER_JSON, SUBJECTS_JSON),
                        Arrays.stream(Family.values())
                                .flatMap(family -> Stream.of(family.jsonSchema(), family.detailsSchema())))
                .toList();
    }

    /** Everything that a node publishes: schemas of both faces, rules, code lists. */
    public static List<SchemaFile> published() {
        Stream<SchemaFile> lists = Arrays.stream(CodeListName.values())
                .map(list -> new SchemaFile(
                        "codelists/" + list.wireName() + ".csv", "urn:entente:codelist:" + list.wireName()));
        Stream<SchemaFile> rules = Stream.concat(
                Stream.of(ENVELOPE_RULES), Arrays.stream(Family.values()).map(Family::rules));
        return Stream.of(Stream.of(SUBJECTS), xmlRoots().stream(), jsonSchemas().stream(), rules, lists)
                .flatMap(files -> files)
                .toList();
    }

    /** The JSON Schema file with this {@code $id}. */
    public static Optional<SchemaFile> byId(String id) {
        return jsonSchemas().stream()
                .filter(file -> file.identifier().equals(id))
                .findFirst();
    }
}
