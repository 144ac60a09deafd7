package org.entente.core.lifecycle;

import java.util.Set;

/** One place in a table of states: where it may go from there. A move that is not listed does not happen. */
public interface Standing<S extends Enum<S> & Standing<S>> {

    /** Where it may go from here; empty where nothing more can happen. */
    Set<S> successors();

    default boolean mayBecome(S next) {
        return successors().contains(next);
    }

    default boolean isFinal() {
        return successors().isEmpty();
    }
}
