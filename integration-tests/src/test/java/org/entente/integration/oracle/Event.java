package org.entente.integration.oracle;

/**
 * What the driver saw at an agency's door.
 *
 * <p>An event stands for an answer that arrived; what was asked and never answered promises nothing.
 */
public sealed interface Event {

    /**
     * The agency means to send the alert {@code key}.
     *
     * @param attachment the digest of what is attached; empty for nothing
     */
    record Asked(String key, String attachment) implements Event {}

    /** The gateway took it: a promise. */
    record Accepted(String key, String id, boolean atFirstTry) implements Event {}

    /** The inbox offered the message; its content says which alert it is, and what was attached. */
    record Fetched(String id, String key, String attachment) implements Event {}

    /** The gateway answered the receiving agency's confirmation with success. */
    record Confirmed(String id) implements Event {}

    /** The adversary struck; promises nothing, and tells who reads the journal what happened when. */
    record Struck(String blow) implements Event {}

    /** An event and when it was written, in milliseconds since 1970. */
    record At(long millis, Event event) {}
}
