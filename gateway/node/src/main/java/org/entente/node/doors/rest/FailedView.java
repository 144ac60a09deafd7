package org.entente.node.doors.rest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.core.failure.FailureCode;
import org.entente.core.ledger.Way;
import org.entente.core.message.MessageId;
import org.entente.core.replay.Failed;
import org.entente.core.replay.FailedGroup;
import org.entente.core.replay.GroupName;
import org.entente.core.replay.Replay;
import org.entente.core.replay.ReplayOrder;
import org.entente.core.replay.Replays;

/** Failed messages and the orders about them as an operator sees them; never content. */
final class FailedView {

    private FailedView() {}

    /** A group with the words that help: what happened, and what to do. */
    record Group(
            String group,
            Way way,
            String stage,
            String code,
            String partner,
            long count,
            long triedBefore,
            Instant oldest,
            String sample,
            String whatHappened,
            String whoseSide,
            String whatToDo) {

        static Group of(FailedGroup found) {
            GroupName name = found.name();
            FailureCode code = name.code();
            return new Group(
                    name.toString(),
                    name.way(),
                    name.stage().name(),
                    code.name(),
                    name.partner().value(),
                    found.count(),
                    found.again(),
                    found.oldest(),
                    found.sample().toString(),
                    code.whatHappened(),
                    code.side().words(),
                    code.whatToDo());
        }
    }

    /** One message of a group. */
    record Message(String id, Instant since, long triedBefore, String detail) {
        static Message of(Failed failed) {
            return new Message(failed.message().toString(), failed.since(), failed.again(), failed.detail());
        }

        @Override
        public String toString() {
            return "Message[" + id + "]";
        }
    }

    /** What an order would do, and that nothing was done. */
    record DryRun(boolean isDryRun, long wouldTake, List<Message> first) {
        static DryRun of(Replays.Preview preview) {
            return new DryRun(
                    true,
                    preview.count(),
                    preview.first().stream().map(Message::of).toList());
        }
    }

    /** An order and how far it has come; it is done when nothing of it stands still untouched. */
    record Job(
            long number,
            Replay.Action action,
            Way way,
            Optional<String> group,
            Optional<String> message,
            Optional<String> reason,
            String askedBy,
            Instant askedAt,
            Optional<Instant> doneAt,
            Replay.Progress progress) {

        static Job of(Replay replay) {
            ReplayOrder order = replay.order();
            Optional<String> group = order.code()
                    .flatMap(code -> order.partner()
                            .map(partner -> new GroupName(order.way(), order.stage(), partner, code).toString()));
            return new Job(
                    replay.number(),
                    replay.action(),
                    order.way(),
                    group,
                    order.message().map(MessageId::toString),
                    Optional.of(replay.reason()).filter(text -> !text.isEmpty()),
                    replay.askedBy(),
                    replay.askedAt(),
                    replay.doneAt(),
                    replay.progress());
        }

        @Override
        public String toString() {
            return "Job[" + number + "]";
        }
    }
}
