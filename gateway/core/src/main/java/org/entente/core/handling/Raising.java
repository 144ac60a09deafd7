package org.entente.core.handling;

import java.util.List;
import java.util.Optional;
import org.entente.core.format.Loss;
import org.entente.core.language.SharedMessage;
import org.entente.core.language.SharedXml;
import org.entente.core.message.Handling;

/**
 * Raises the handling of a message to what those whom it concerns need, and records that it did.
 *
 * <p>On the way out the sender's agency learns of it from its loss report; on the way in a partner's gateway may not
 * have done it, and this State's agency must not see a child's data as unmarked.
 */
public final class Raising {

    private static final String HANDLING = "/Message/Header/Handling";

    private final SharedXml shared;

    public Raising(SharedXml shared) {
        this.shared = shared;
    }

    /** The same message, handled as its safeguards demand. */
    public Raised raise(SharedMessage message) {
        Handling given = message.envelope().handling();
        Handling due = Protection.raise(given, message.envelope().safeguards().flags());
        return due.equals(given)
                ? new Raised(message, List.of())
                : new Raised(shared.handledAs(message, due), List.of(raised()));
    }

    /** A message whose handling is high enough, and the record of what was raised. */
    public record Raised(SharedMessage message, List<Loss> losses) {
        public Raised {
            losses = List.copyOf(losses);
        }
    }

    private static Loss raised() {
        return new Loss(
                Loss.Kind.HANDLING_RAISED, Loss.Severity.INFO, HANDLING, Optional.empty(), Optional.of(HANDLING));
    }
}
