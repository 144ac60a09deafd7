package org.entente.language.model;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;

/** What stands between the tags of a structure. */
public sealed interface Content {

    /** Nothing. */
    record Empty() implements Content {}

    /** One value. */
    record Value(ValueType type) implements Content {}

    /**
     * Elements in order.
     *
     * @param named those of them that have a name, by it
     */
    record Elements(List<Particle> particles, Map<QName, ElementField> named) implements Content {
        public Elements {
            particles = List.copyOf(particles);
            named = Map.copyOf(named);
        }

        public Elements(List<Particle> particles) {
            this(
                    particles,
                    particles.stream()
                            .flatMap(Particle::fields)
                            .collect(
                                    Collectors.toMap(ElementField::name, Function.identity(), (first, same) -> first)));
        }
    }
}
