package org.entente.core.message;

import java.util.Optional;
import java.util.UUID;

/** Names one message for ever, in every State that touches it. */
public record MessageId(UUID value) {

    /** Reads the textual form; empty when the text is no UUID. */
    public static Optional<MessageId> parse(String text) {
        try {
            return Optional.of(new MessageId(UUID.fromString(text.strip())));
        } catch (IllegalArgumentException notAUuid) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
