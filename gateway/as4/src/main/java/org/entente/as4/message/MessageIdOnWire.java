package org.entente.as4.message;

import java.util.Optional;
import org.entente.as4.shape.Tree;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;

/** Message ids as RFC 2822 wants them: {@code <uuid>@<state>.entente}. */
public final class MessageIdOnWire {

    private MessageIdOnWire() {}

    static String of(MessageId id, StateCode state) {
        return id + "@" + state.label() + ".entente";
    }

    /** Ours, or a partner's that begins as ours do. */
    public static Optional<MessageId> find(String wireId) {
        int at = wireId.indexOf('@');
        return MessageId.parse(at < 0 ? wireId : wireId.substring(0, at));
    }

    static MessageId read(String wireId) {
        return find(wireId).orElseThrow(() -> Tree.broken("A message id begins with a UUID"));
    }
}
