package org.entente.language.model;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import javax.xml.namespace.QName;
import org.entente.schemas.Family;

/**
 * Everything the XML Schemas of the shared language declare, in the order in which they declare it.
 *
 * <p>It is read once and never changes. It says nothing about keys and rules: those the validators hold.
 */
public final class LanguageModel {

    private final SequencedMap<QName, ElementField> roots;
    private final SequencedMap<QName, Type> types;
    private final SequencedMap<String, String> sentences;

    LanguageModel(
            SequencedMap<QName, ElementField> roots,
            SequencedMap<QName, Type> types,
            SequencedMap<String, String> sentences) {
        this.roots = roots;
        this.types = types;
        this.sentences = sentences;
    }

    /** The root element of a family's body. */
    public ElementField body(Family family) {
        return root(new QName(family.namespace(), family.rootElement()))
                .orElseThrow(() -> new IllegalStateException(
                        family.schema().path() + " has no root element " + family.rootElement()));
    }

    public Optional<ElementField> root(QName name) {
        return Optional.ofNullable(roots.get(name));
    }

    /** An element that stands in a root element, both of one namespace. */
    public ElementField child(String namespace, String root, String child) {
        return root(new QName(namespace, root))
                .map(ElementField::type)
                .flatMap(type -> type instanceof StructureType structure
                                && structure.content() instanceof Content.Elements elements
                        ? elements.particles().stream()
                                .flatMap(Particle::fields)
                                .filter(field -> field.name().getLocalPart().equals(child))
                                .findFirst()
                        : Optional.empty())
                .orElseThrow(() -> new IllegalStateException("There is no " + root + "/" + child));
    }

    /** The named types of one namespace, in the order of its schema. */
    public List<Type> types(String namespace) {
        return types.sequencedEntrySet().stream()
                .filter(entry -> entry.getKey().getNamespaceURI().equals(namespace))
                .map(java.util.Map.Entry::getValue)
                .toList();
    }

    /** What the schema of a namespace says about itself. */
    public String sentence(String namespace) {
        return sentences.getOrDefault(namespace, "");
    }
}
