package org.entente.language.json;

import java.util.Set;
import org.entente.language.model.AttributeField;
import org.entente.language.model.Content;
import org.entente.language.model.ElementField;
import org.entente.language.model.Particle;
import org.entente.language.model.StructureType;

/** Which JSON a structure becomes; the rules stand in the envelope's README, "The two faces". */
sealed interface Form {

    Set<String> POINTERS = Set.of("ref", "state");

    /** An element that only points becomes what it points at. */
    record Pointer(AttributeField attribute) implements Form {}

    /** An element that has nothing inside becomes {@code true}. */
    record Mark() implements Form {}

    /** An element that only holds a row of others becomes an array. */
    record Row(Particle repeated) implements Form {}

    /** Everything else becomes an object. */
    record Whole() implements Form {}

    static Form of(StructureType type) {
        boolean isEmpty = type.content() instanceof Content.Empty;
        if (isEmpty && type.attributes().isEmpty()) {
            return new Mark();
        }
        if (isEmpty && type.attributes().size() == 1) {
            AttributeField only = type.attributes().getFirst();
            return only.required() && POINTERS.contains(only.name()) ? new Pointer(only) : new Whole();
        }
        if (type.attributes().isEmpty()
                && type.content() instanceof Content.Elements elements
                && elements.particles().size() == 1
                && isRow(elements.particles().getFirst())) {
            return new Row(elements.particles().getFirst());
        }
        return new Whole();
    }

    /** Whether the words and attributes of an element stand as members of the object around it. */
    static boolean isFlat(ElementField field) {
        return !field.isRepeated()
                && field.type() instanceof StructureType type
                && type.content() instanceof Content.Value
                && type.notes().hint("flat").isPresent();
    }

    private static boolean isRow(Particle particle) {
        return switch (particle) {
            case ElementField field -> field.isRepeated();
            case Particle.Choice choice -> choice.repeated();
            case Particle.Extensions ignored -> false;
        };
    }
}
