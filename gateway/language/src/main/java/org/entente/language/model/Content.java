package org.entente.language.model;

import java.util.List;

/** What stands between the tags of a structure. */
public sealed interface Content {

    /** Nothing. */
    record Empty() implements Content {}

    /** One value. */
    record Value(ValueType type) implements Content {}

    /** Elements in order. */
    record Elements(List<Particle> particles) implements Content {
        public Elements {
            particles = List.copyOf(particles);
        }
    }
}
