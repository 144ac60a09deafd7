package org.entente.core.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.core.content.Part;
import org.entente.core.ledger.LedgerEntry.Standing;
import org.entente.core.message.MessageId;

/**
 * One arrow of the journey, committed whole or not at all: compare-and-set of the stage, facts, parts, notice.
 *
 * @param entry the message as whoever moves it has it; the move happens only while it stands at that stage
 * @param notice outcome to tell the sending State's gateway, batched and sent later
 */
public record Move(
        LedgerEntry entry,
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
        if (!entry.stage().mayBecome(to)) {
            throw new IllegalStateException("A message cannot move from " + entry.stage() + " to " + to);
        }
    }

    public Way way() {
        return entry.way();
    }

    public MessageId id() {
        return entry.id();
    }

    public Stage from() {
        return entry.stage();
    }

    /** The entry after the move, when it is committed at {@code at}. */
    public LedgerEntry result(Instant at) {
        return entry.with(new Standing(to, clearance, retrying, left, at), parts);
    }

    /** The smallest move: from where the entry stands, with its facts. */
    public static Move of(LedgerEntry entry, Stage to, Fact... facts) {
        return new Move(
                entry,
                to,
                List.of(facts),
                List.of(),
                entry.standing().clearance(),
                Optional.empty(),
                entry.standing().left(),
                Optional.empty());
    }

    public Move with(List<Part> newParts) {
        return new Move(entry, to, facts, newParts, clearance, retrying, left, notice);
    }

    public Move clearedBy(Clearance decision) {
        return new Move(entry, to, facts, parts, Optional.of(decision), retrying, left, notice);
    }

    public Move retrying(Retrying next) {
        return new Move(entry, to, facts, parts, clearance, Optional.of(next), left, notice);
    }

    public Move left(LeftThisState answer) {
        return new Move(entry, to, facts, parts, clearance, retrying, answer, notice);
    }

    public Move telling(Notice outcome) {
        return new Move(entry, to, facts, parts, clearance, retrying, left, Optional.of(outcome));
    }
}
