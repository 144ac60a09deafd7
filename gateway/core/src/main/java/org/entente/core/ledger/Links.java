package org.entente.core.ledger;

import java.util.Optional;
import org.entente.core.message.MessageId;

/**
 * What ties a message to another across the border.
 *
 * @param inReplyTo the message that it answers
 * @param wireId inbound: the id under which it travelled, word for word, for an answer to name; empty outbound
 */
public record Links(Optional<MessageId> inReplyTo, String wireId) {

    public static final Links NONE = new Links(Optional.empty(), "");

    /** Of a message of this State, which may answer one. */
    public static Links answering(Optional<MessageId> inReplyTo) {
        return new Links(inReplyTo, "");
    }
}
