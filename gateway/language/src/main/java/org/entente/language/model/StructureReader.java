package org.entente.language.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.xml.namespace.QName;
import org.apache.ws.commons.schema.XmlSchemaAny;
import org.apache.ws.commons.schema.XmlSchemaAttribute;
import org.apache.ws.commons.schema.XmlSchemaAttributeOrGroupRef;
import org.apache.ws.commons.schema.XmlSchemaChoice;
import org.apache.ws.commons.schema.XmlSchemaComplexContentExtension;
import org.apache.ws.commons.schema.XmlSchemaComplexType;
import org.apache.ws.commons.schema.XmlSchemaContent;
import org.apache.ws.commons.schema.XmlSchemaElement;
import org.apache.ws.commons.schema.XmlSchemaParticle;
import org.apache.ws.commons.schema.XmlSchemaSequence;
import org.apache.ws.commons.schema.XmlSchemaSimpleContentExtension;
import org.apache.ws.commons.schema.XmlSchemaUse;
import org.jspecify.annotations.Nullable;

/** Reads complex types and the places in them. */
final class StructureReader {

    private final ModelReader model;

    StructureReader(ModelReader model) {
        this.model = model;
    }

    StructureType structure(XmlSchemaComplexType type) {
        Optional<QName> name = Optional.ofNullable(type.getQName());
        if (type.isMixed() || type.isAbstract() || type.getAnyAttribute() != null) {
            throw outside("mixed or abstract content, or any attribute", name.toString());
        }
        Notes notes = NotesReader.of(type);
        if (type.getContentModel() == null) {
            return new StructureType(name, attributes(type.getAttributes()), content(type.getParticle()), notes);
        }
        XmlSchemaContent derived = type.getContentModel().getContent();
        return switch (derived) {
            case XmlSchemaSimpleContentExtension words -> words(name, words, notes);
            case XmlSchemaComplexContentExtension more -> extended(name, more, notes);
            default -> throw outside("a restriction of a structure", name.toString());
        };
    }

    private StructureType words(Optional<QName> name, XmlSchemaSimpleContentExtension words, Notes notes) {
        Type base = model.named(words.getBaseTypeName());
        List<AttributeField> own = attributes(words.getAttributes());
        return switch (base) {
            case ValueType value -> new StructureType(name, own, new Content.Value(value), notes);
            case StructureType structure ->
                new StructureType(
                        name,
                        joined(structure.attributes(), own),
                        structure.content(),
                        notes.orElse(structure.notes()));
        };
    }

    private StructureType extended(Optional<QName> name, XmlSchemaComplexContentExtension more, Notes notes) {
        if (!(model.named(more.getBaseTypeName()) instanceof StructureType base)) {
            throw outside("an extension of a value as a structure", name.toString());
        }
        List<Particle> particles = joined(particles(base.content()), particles(content(more.getParticle())));
        return new StructureType(
                name,
                joined(base.attributes(), attributes(more.getAttributes())),
                particles.isEmpty() ? new Content.Empty() : new Content.Elements(particles),
                notes.orElse(base.notes()));
    }

    ElementField element(XmlSchemaElement element, long least, long most) {
        XmlSchemaElement declared =
                element.isRef() ? model.referred(element.getRef().getTargetQName()) : element;
        if (declared.isNillable() || declared.getDefaultValue() != null || declared.getFixedValue() != null) {
            throw outside("a nillable, default or fixed element", String.valueOf(declared.getQName()));
        }
        Type type = declared.getSchemaTypeName() != null
                ? model.named(declared.getSchemaTypeName())
                : model.typeOf(declared.getSchemaType());
        return new ElementField(
                declared.getWireName(),
                type,
                least,
                most == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(most),
                NotesReader.of(element).orElse(NotesReader.of(declared)));
    }

    private Content content(@Nullable XmlSchemaParticle particle) {
        if (particle == null) {
            return new Content.Empty();
        }
        List<Particle> row = row(particle);
        return row.isEmpty() ? new Content.Empty() : new Content.Elements(row);
    }

    private List<Particle> row(XmlSchemaParticle particle) {
        return switch (particle) {
            case XmlSchemaSequence sequence -> sequence(sequence);
            case XmlSchemaChoice choice -> List.of(choice(choice));
            case XmlSchemaElement element -> List.of(element(element, element.getMinOccurs(), element.getMaxOccurs()));
            case XmlSchemaAny ignored -> List.of(new Particle.Extensions());
            default ->
                throw outside(
                        "a group or an unordered content", particle.getClass().getSimpleName());
        };
    }

    private List<Particle> sequence(XmlSchemaSequence sequence) {
        List<Particle> row = new ArrayList<>();
        sequence.getItems().forEach(item -> row.addAll(row((XmlSchemaParticle) item)));
        if (sequence.getMaxOccurs() > 1) {
            throw outside("a repeated row of elements", row.toString());
        }
        return sequence.getMinOccurs() == 0 ? List.of(new Particle.Choice(List.of(row), false, false)) : row;
    }

    private Particle choice(XmlSchemaChoice choice) {
        List<List<Particle>> branches = choice.getItems().stream()
                .map(item -> row((XmlSchemaParticle) item))
                .toList();
        return new Particle.Choice(branches, choice.getMinOccurs() > 0, choice.getMaxOccurs() > 1);
    }

    private List<AttributeField> attributes(List<XmlSchemaAttributeOrGroupRef> given) {
        return given.stream()
                .map(item -> {
                    if (!(item instanceof XmlSchemaAttribute attribute) || attribute.isRef()) {
                        throw outside("a group or reference of attributes", item.toString());
                    }
                    return attribute(attribute);
                })
                .toList();
    }

    private AttributeField attribute(XmlSchemaAttribute attribute) {
        ValueType type = attribute.getSchemaTypeName() != null
                ? model.value(attribute.getSchemaTypeName())
                : (ValueType) model.typeOf(attribute.getSchemaType());
        return new AttributeField(
                attribute.getName(), type, attribute.getUse() == XmlSchemaUse.REQUIRED, NotesReader.of(attribute));
    }

    private static List<Particle> particles(Content content) {
        return switch (content) {
            case Content.Elements elements -> elements.particles();
            case Content.Empty ignored -> List.of();
            case Content.Value ignored -> throw outside("elements after words", "");
        };
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static IllegalStateException outside(String what, String where) {
        return new IllegalStateException("The shared language does not use " + what + ": " + where);
    }
}
