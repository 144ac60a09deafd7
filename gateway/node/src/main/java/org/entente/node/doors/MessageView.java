package org.entente.node.doors;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.core.failure.FailureCode;
import org.entente.core.ledger.Fact;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.LeftThisState;
import org.entente.core.ledger.Retrying;
import org.entente.core.ledger.Stage;
import org.entente.core.message.Desk;
import org.entente.core.message.MessageId;
import org.entente.core.message.Urgency;

/**
 * One message as an agency or an operator sees it: metadata, where it stands, the ladder; never content.
 *
 * @param state the stage's name and its words
 * @param ladder every fact in the order of its commit; empty in lists
 * @param correlation what it answers, and what answers it
 */
public record MessageView(
        String id,
        String conversation,
        String family,
        Desk from,
        Desk to,
        Urgency urgency,
        Optional<Instant> expiresAt,
        State state,
        Optional<Waiting> waiting,
        LeftHome leftThisState,
        List<Rung> ladder,
        Correlation correlation) {

    /** The message that it answers, and those that answer it; empty in lists. */
    public record Correlation(Optional<String> inReplyTo, List<String> answeredBy) {
        static Correlation of(LedgerEntry entry, List<MessageId> answers) {
            return new Correlation(
                    entry.links().inReplyTo().map(MessageId::toString),
                    answers.stream().map(MessageId::toString).toList());
        }
    }

    /** Where it stands since when; {@code isFinal} means that nothing more will happen to it here. */
    public record State(Stage stage, String words, Instant since, boolean isFinal) {}

    /** The machine goes on trying: since when, how often so far, and when next. */
    public record Waiting(Instant since, int attempts, Instant nextTry) {}

    /** The first question of every officer, answered. */
    public record LeftHome(LeftThisState answer, String words) {}

    /** One step of the ladder; {@code reason} where it is a side state. */
    public record Rung(String step, String words, Instant at, Optional<Reason> reason) {}

    /** Why a message does not go on, in the words of its failure code. */
    public record Reason(
            String code, String whatHappened, String whoseSide, String whatToDo, boolean retryable, String detail) {

        static Reason of(FailureCode code, String detail) {
            return new Reason(
                    code.name(), code.whatHappened(), code.side().words(), code.whatToDo(), code.retryHelps(), detail);
        }
    }

    /** With its ladder, and the messages that answer it. */
    public static MessageView of(LedgerEntry entry, List<Fact> facts, List<MessageId> answers) {
        List<Rung> ladder = facts.stream().map(MessageView::rung).toList();
        String words =
                ladder.isEmpty() ? sentence(entry.stage()) : ladder.getLast().words();
        return build(entry, words, ladder, answers);
    }

    /** Without its ladder, for lists. */
    public static MessageView brief(LedgerEntry entry) {
        return build(entry, sentence(entry.stage()), List.of(), List.of());
    }

    private static MessageView build(LedgerEntry entry, String words, List<Rung> ladder, List<MessageId> answers) {
        LedgerEntry.Standing standing = entry.standing();
        return new MessageView(
                entry.id().toString(),
                entry.conversation().toString(),
                entry.family().toString(),
                entry.sender(),
                entry.receiver(),
                entry.urgency(),
                entry.expiresAt(),
                new State(
                        entry.stage(), words, standing.movedAt(), entry.stage().isFinal()),
                standing.retrying().map(MessageView::waiting),
                new LeftHome(standing.left(), standing.left().words()),
                ladder,
                Correlation.of(entry, answers));
    }

    private static Waiting waiting(Retrying retrying) {
        return new Waiting(retrying.since(), retrying.attempts(), retrying.nextTry());
    }

    private static Rung rung(Fact fact) {
        return new Rung(
                fact.step().name(),
                fact.step().words(),
                fact.at(),
                fact.code().map(code -> Reason.of(code, fact.detail())));
    }

    /** The words of the rung that a stage ends with (people.md 4.2). */
    private static String sentence(Stage stage) {
        return switch (stage) {
            case SUBMITTED -> "Submitted";
            case CLEARED -> "Cleared to leave";
            case WAITING -> "Waiting";
            case RECEIPTED -> "At their gateway";
            case ARRIVED -> "Arrived";
            case ADMITTED -> "Admitted";
            case OFFERED -> "In the agency's inbox";
            case QUARANTINED -> "Quarantined";
            case HELD -> "Held";
            case BROKEN -> "Broken";
            case DELIVERED -> "At their agency";
            case REFUSED -> "Refused";
            case EXPIRED -> "Expired";
            case WITHDRAWN -> "Withdrawn";
        };
    }
}
