package org.entente.core.message;

import java.util.UUID;

/** Names one case: equals the id of the message that opened it. */
public record CaseId(UUID value) {

    public static CaseId openedBy(MessageId first) {
        return new CaseId(first.value());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
