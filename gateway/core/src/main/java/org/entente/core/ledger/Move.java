package org.entente.core.ledger;

import java.util.List;
import java.util.Optional;
import org.entente.core.content.Part;
import org.entente.core.message.MessageId;

/**
 * One arrow of the journey, committed whole or not at all: compare-and-set of the stage, facts, parts, notice.
 *
 * @param notice outcome to tell the sending State's gateway, batched and sent later
 */
public record Move(
        Way way,
        MessageId id,
        Stage from,
        Stage to,
        List<Fact> facts,
        List<Part> parts,
        Optional<Clearance> clearance,
        Optional<Retrying> retrying,
        LeftThisState left,
        Optional<Notice> notice) {

    public Move {
        facts = List.copyOf(facts);
        parts = List.copyOf(parts);
        if (!from.mayBecome(to)) {
            throw new IllegalStateException("A message cannot move from " + from + " to " + to);
        }
    }

    /** The smallest move: from where the entry stands, with its facts. */
    public static Move of(LedgerEntry entry, Stage to, Fact... facts) {
        return new Move(
                entry.way(),
                entry.id(),
                entry.stage(),
                to,
                List.of(facts),
                List.of(),
                entry.standing().clearance(),
                Optional.empty(),
                entry.standing().left(),
                Optional.empty());
    }

    public Move with(List<Part> newParts) {
        return new Move(way, id, from, to, facts, newParts, clearance, retrying, left, notice);
    }

    public Move clearedBy(Clearance decision) {
        return new Move(way, id, from, to, facts, parts, Optional.of(decision), retrying, left, notice);
    }

    public Move retrying(Retrying next) {
        return new Move(way, id, from, to, facts, parts, clearance, Optional.of(next), left, notice);
    }

    public Move left(LeftThisState answer) {
        return new Move(way, id, from, to, facts, parts, clearance, retrying, answer, notice);
    }

    public Move telling(Notice outcome) {
        return new Move(way, id, from, to, facts, parts, clearance, retrying, left, Optional.of(outcome));
    }
}
