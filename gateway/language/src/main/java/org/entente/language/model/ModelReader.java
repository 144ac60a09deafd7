package org.entente.language.model;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.apache.ws.commons.schema.XmlSchema;
import org.apache.ws.commons.schema.XmlSchemaCollection;
import org.apache.ws.commons.schema.XmlSchemaComplexType;
import org.apache.ws.commons.schema.XmlSchemaElement;
import org.apache.ws.commons.schema.XmlSchemaSimpleType;
import org.apache.ws.commons.schema.XmlSchemaType;
import org.entente.schemas.SchemaFile;
import org.entente.schemas.SharedSchema;
import org.xml.sax.InputSource;

/**
 * Reads the XML Schemas of the shared language into a model, with Apache XmlSchema.
 *
 * <p>The language keeps to a part of XML Schema that has one obvious JSON form. What lies outside (mixed content,
 * repeated groups of several elements, types that contain themselves, abstract types) is refused here with its name.
 */
public final class ModelReader {

    private static final String XSD = "http://www.w3.org/2001/XMLSchema";

    private final XmlSchemaCollection schemas = new XmlSchemaCollection();
    private final ValueReader values = new ValueReader(schemas);
    private final StructureReader structures = new StructureReader(this);
    private final SequencedMap<QName, Type> types = new LinkedHashMap<>();
    private final Deque<QName> open = new ArrayDeque<>();

    private ModelReader() {
        schemas.setSchemaResolver((namespace, location, base) -> SharedSchema.byNamespace(String.valueOf(namespace))
                .map(ModelReader::source)
                .orElseThrow(() -> new IllegalStateException("Nothing answers the import of " + namespace)));
    }

    /** The model of all families, the envelope and the subjects. */
    public static LanguageModel shared() {
        return of(Stream.concat(Stream.of(SharedSchema.SUBJECTS), SharedSchema.xmlRoots().stream())
                .toList());
    }

    /** The model of these schemas and of what they import. */
    public static LanguageModel of(List<SchemaFile> files) {
        return new ModelReader().read(files);
    }

    private LanguageModel read(List<SchemaFile> files) {
        SequencedMap<QName, ElementField> roots = new LinkedHashMap<>();
        SequencedMap<String, String> sentences = new LinkedHashMap<>();
        for (SchemaFile file : files) {
            XmlSchema[] known = schemas.getXmlSchema(source(file).getSystemId());
            XmlSchema schema = known.length == 0 ? schemas.read(source(file)) : known[0];
            sentences.put(schema.getTargetNamespace(), NotesReader.of(schema).sentence());
            schema.getItems().forEach(item -> {
                if (item instanceof XmlSchemaType type) {
                    named(type.getQName());
                } else if (item instanceof XmlSchemaElement element) {
                    roots.put(element.getQName(), structures.element(element, 1, 1));
                }
            });
        }
        return new LanguageModel(roots, types, sentences);
    }

    Type named(QName name) {
        Type before = types.get(name);
        if (before != null) {
            return before;
        }
        if (name.getNamespaceURI().equals(XSD)) {
            return values.named(name);
        }
        if (open.contains(name)) {
            throw new IllegalStateException("A type may not contain itself: " + name);
        }
        open.push(name);
        XmlSchemaType declared = schemas.getTypeByQName(name);
        if (declared == null) {
            throw new IllegalStateException("Nobody declares the type " + name);
        }
        Type read = typeOf(declared);
        open.pop();
        types.put(name, read);
        return read;
    }

    Type typeOf(XmlSchemaType declared) {
        return switch (declared) {
            case XmlSchemaSimpleType simple when simple.getQName() != null -> values.named(simple.getQName());
            case XmlSchemaSimpleType simple -> values.simple(simple);
            case XmlSchemaComplexType complex -> structures.structure(complex);
            default -> throw new IllegalStateException("An unknown sort of type: " + declared.getQName());
        };
    }

    ValueType value(QName name) {
        return values.named(name);
    }

    XmlSchemaElement referred(QName name) {
        return schemas.getElementByQName(name);
    }

    private static InputSource source(SchemaFile file) {
        var source = new InputSource(new ByteArrayInputStream(file.bytes()));
        source.setSystemId(file.systemId().toString());
        return source;
    }
}
