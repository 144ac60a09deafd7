package org.entente.integration.crash;

import java.util.ArrayList;
import java.util.List;

/**
 * What the adversary was told, in the order in which it was told: the oracle's first witness.
 *
 * <p>An entry stands for an answer that arrived; what was asked and never answered promises nothing.
 */
final class Journal {

    /** One answer. */
    sealed interface Event {
        /** The agency means to send the alert {@code key}. */
        record Asked(String key) implements Event {}

        /** The gateway took it: a promise. */
        record Accepted(String key, String id, boolean atFirstTry) implements Event {}

        /** The inbox offered the message, and its content says which alert it is. */
        record Fetched(String id, String key) implements Event {}

        /** The gateway answered the receiving agency's confirmation with success. */
        record Confirmed(String id) implements Event {}
    }

    private final List<Event> events = new ArrayList<>();

    synchronized void write(Event event) {
        events.add(event);
    }

    synchronized List<Event> events() {
        return List.copyOf(events);
    }
}
