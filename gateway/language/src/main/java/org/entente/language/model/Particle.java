package org.entente.language.model;

import java.util.List;
import java.util.stream.Stream;

/** One place in the order of elements. */
public sealed interface Particle permits ElementField, Particle.Choice, Particle.Extensions {

    /** Every element that may stand here, in the order of the schema. */
    Stream<ElementField> fields();

    /**
     * One of several.
     *
     * @param branches each a row of places
     * @param required whether one must be there
     * @param repeated whether it may be taken again and again, in any order, which then has a meaning
     */
    record Choice(List<List<Particle>> branches, boolean required, boolean repeated) implements Particle {
        public Choice {
            branches = branches.stream().map(List::copyOf).toList();
        }

        @Override
        public Stream<ElementField> fields() {
            return branches.stream().flatMap(List::stream).flatMap(Particle::fields);
        }
    }

    /** Elements of other namespaces, which are kept and forwarded. */
    record Extensions() implements Particle {
        @Override
        public Stream<ElementField> fields() {
            return Stream.empty();
        }
    }
}
