package org.entente.core.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.core.lifecycle.ItemState;
import org.entente.core.lifecycle.RequestOutcome;
import org.entente.core.message.CaseId;
import org.entente.core.message.Desk;
import org.entente.core.message.MessageId;

/**
 * A case as both States see it: requests with their items, what happened in order, and who has not confirmed what was
 * taken back. Holds no content of any message.
 */
public record CaseView(CaseId id, List<Request> requests, List<Event> timeline, List<TakenBack> takenBack) {

    public CaseView {
        requests = List.copyOf(requests);
        timeline = List.copyOf(timeline);
        takenBack = List.copyOf(takenBack);
    }

    /** One request to one desk; {@code acknowledgeBy} as its urgency demands, {@code supersededBy} where asked anew. */
    public record Request(
            MessageId message,
            String family,
            Desk from,
            Desk to,
            Instant issuedAt,
            Optional<Instant> acknowledgeBy,
            Optional<MessageId> supersededBy,
            RequestOutcome outcome,
            List<Line> items) {
        public Request {
            items = List.copyOf(items);
        }
    }

    /** One item: where it stands, how it ended, until when; {@code clockStands} while the executing State waits. */
    public record Line(
            int number,
            String what,
            ItemState state,
            Optional<ItemState> outcome,
            String because,
            Optional<Instant> dueAt,
            boolean clockStands) {}

    /** One message in the order of its issue; {@code noEffect} where it changed nothing although it wanted to. */
    public record Event(
            MessageId message,
            String family,
            Desk from,
            Desk to,
            Instant at,
            Optional<MessageId> request,
            List<String> did,
            Optional<NoEffect> noEffect) {
        public Event {
            did = List.copyOf(did);
        }
    }

    /** Why a message, kept like any other, changed nothing. */
    public enum NoEffect {
        /** It answers what was asked anew since (I8). */
        SUPERSEDED,
        /** It comes after the request was withdrawn: put aside. */
        WITHDRAWN,
        /** Its sender is not the side that may do this. */
        NOT_THEIR_PART,
        /** No item stands where this could follow. */
        OUT_OF_PLACE,
        /** It names no request of this case. */
        NOTHING_TO_ANSWER
    }

    /**
     * A message that its sender took back (I7).
     *
     * @param by the latest withdrawal
     * @param notTold desks that had the message and that no withdrawal was sent to
     * @param notConfirmed desks that were told and have not confirmed
     */
    public record TakenBack(Desk sender, MessageId by, List<Desk> notTold, List<Desk> notConfirmed) {
        public TakenBack {
            notTold = List.copyOf(notTold);
            notConfirmed = List.copyOf(notConfirmed);
        }
    }
}
