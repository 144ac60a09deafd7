package org.entente.node.doors.rest;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.core.evidence.DoorBook;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.ledger.Way;
import org.entente.core.message.MessageId;
import org.entente.core.replay.GroupName;
import org.entente.core.replay.Replay;
import org.entente.core.replay.Replay.Action;
import org.entente.core.replay.ReplayOrder;
import org.entente.core.replay.Replays;
import org.entente.node.doors.Callers;
import org.entente.node.doors.OperatorAction;

/**
 * Failed messages by cause, and the orders to try them again or to give them up; for operators, and every order is in
 * the audit trail.
 *
 * <p>An order is a job of the node: it goes on when the browser is closed, and after a crash where it stood.
 */
public final class FailedDoor {

    private static final int MOST_ORDERS = 50;
    private static final int LONGEST_REASON = 500;

    private final Replays replays;
    private final Callers callers;
    private final DoorBook book;
    private final Clock clock;
    private final Answers answers = new Answers();

    public FailedDoor(Replays replays, Callers callers, DoorBook book, Clock clock) {
        this.replays = replays;
        this.callers = callers;
        this.book = book;
        this.clock = clock;
    }

    /** To be mapped to {@code /operator/failed/*}. */
    public Servlet servlet() {
        return new JsonServlet(
                List.of(
                        Route.of(OperatorAction.LIST_FAILED, this::groups),
                        Route.of(OperatorAction.LIST_FAILED_OF_GROUP, this::members),
                        Route.of(OperatorAction.LIST_JOBS, this::jobs),
                        Route.of(OperatorAction.READ_JOB, this::job),
                        Route.of(OperatorAction.REPLAY, this::replay),
                        Route.of(OperatorAction.DISCARD, this::discard)),
                Admission.byRole(callers),
                answers,
                book);
    }

    private void groups(Call call) throws IOException {
        List<FailedView.Group> groups =
                replays.groups().stream().map(FailedView.Group::of).toList();
        answers.json(call.response(), 200, Map.of("groups", groups));
    }

    private void members(Call call) throws IOException {
        GroupName group = group(call.values().getFirst());
        List<FailedView.Message> messages = replays.members(group, call.limit()).stream()
                .map(FailedView.Message::of)
                .toList();
        book.did(call.certificate(), "looked at failed messages", Optional.empty());
        answers.json(call.response(), 200, Map.of("group", group.toString(), "messages", messages));
    }

    private void jobs(Call call) throws IOException {
        List<FailedView.Job> jobs =
                replays.list(MOST_ORDERS).stream().map(FailedView.Job::of).toList();
        answers.json(call.response(), 200, Map.of("jobs", jobs));
    }

    private void job(Call call) throws IOException {
        Replay found = replays.find(call.number(0))
                .orElseThrow(() -> new Refused(FailureCode.NOT_FOUND, "No job has that number"));
        answers.json(call.response(), 200, FailedView.Job.of(found));
    }

    private void replay(Call call) throws IOException {
        order(call, Action.AGAIN, "");
    }

    private void discard(Call call) throws IOException {
        String reason = call.parameter("reason").map(String::strip).orElse("");
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new Refused(
                    FailureCode.REQUEST_MALFORMED, "Say in 1 to " + LONGEST_REASON + " characters for what reason");
        }
        order(call, Action.DISCARD, reason);
    }

    private void order(Call call, Action action, String reason) throws IOException {
        String who = callers.operator(call.certificate());
        ReplayOrder wanted = wanted(call);
        if (call.parameter("dryRun").filter("true"::equals).isPresent()) {
            answers.json(call.response(), 200, FailedView.DryRun.of(replays.preview(wanted, clock.instant())));
            return;
        }
        Replay order = replays.ask(wanted, action, reason, who, clock.instant());
        String what = action == Action.AGAIN ? "ordered a replay by job " : "gave messages up by job ";
        book.did(call.certificate(), what + order.number(), wanted.message());
        answers.json(call.response(), 202, FailedView.Job.of(order));
    }

    private static ReplayOrder wanted(Call call) {
        Optional<GroupName> group = call.parameter("group").map(FailedDoor::group);
        Optional<MessageId> message = call.parameter("message")
                .map(text -> MessageId.parse(text)
                        .orElseThrow(() -> new Refused(FailureCode.REQUEST_MALFORMED, "That is no message id")));
        if (group.isPresent() == message.isPresent()) {
            throw new Refused(FailureCode.REQUEST_MALFORMED, "Name a group or one message");
        }
        Way way = OperatorDoor.way(call.parameter("way").orElse("outbound"));
        return group.map(GroupName::again).orElseGet(() -> ReplayOrder.of(way, message.orElseThrow()));
    }

    private static GroupName group(String text) {
        return GroupName.parse(text)
                .orElseThrow(() -> new Refused(FailureCode.NOT_FOUND, "No group of failed messages has that name"));
    }
}
