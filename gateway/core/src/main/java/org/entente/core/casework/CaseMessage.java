package org.entente.core.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.core.lifecycle.Act;
import org.entente.core.message.Desk;
import org.entente.core.message.Envelope;
import org.entente.core.message.Envelope.CaseLinks;
import org.entente.core.message.MessageId;
import org.entente.core.message.Urgency;

/**
 * What one message does to its case: never its content.
 *
 * @param issuedAt as the sender wrote it, so that both sides order a case alike
 * @param due when the sender expects an answer, where it said so
 * @param opens the items that it asks for, by number; empty when it asks for nothing
 * @param steps what it does to items that were asked before
 */
public record CaseMessage(
        MessageId id,
        CaseLinks links,
        Envelope.FamilyName family,
        Desk from,
        Desk to,
        Instant issuedAt,
        Urgency urgency,
        Optional<Due> due,
        List<Asked> opens,
        List<Step> steps) {

    public CaseMessage {
        opens = List.copyOf(opens);
        steps = List.copyOf(steps);
    }

    /** One numbered item of a request: what is asked, as its code where it has one. */
    public record Asked(int number, String what) {}

    /** A date on the wire, and how its days are counted. */
    public record Due(Instant at, boolean workingDays, String source) {}

    /**
     * One act on some items.
     *
     * @param items their numbers; empty: every item of the request
     * @param because the ground with its instrument, or the reason; empty where none is needed
     * @param until where it gives more time: the new end
     */
    public record Step(Act act, Set<Integer> items, String because, Optional<Instant> until) {
        public Step {
            items = Set.copyOf(items);
        }

        public boolean concerns(int item) {
            return items.isEmpty() || items.contains(item);
        }
    }
}
