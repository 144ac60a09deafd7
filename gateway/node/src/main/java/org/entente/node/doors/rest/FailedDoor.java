package org.entente.node.doors.rest;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.core.evidence.DoorBook;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.ledger.Way;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.replay.FailedGroup;
import org.entente.core.replay.Replay;
import org.entente.core.replay.ReplayOrder;
import org.entente.core.replay.Replays;
import org.entente.node.doors.Callers;

/** Failed messages by cause, and the orders to try them again; for operators, and every order is in the audit trail. */
public final class FailedDoor {

    private static final int MOST_ORDERS = 100;

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
                        Route.of("GET", "/operator/failed", this::groups),
                        Route.of("GET", "/operator/failed/replays", this::orders),
                        Route.of("POST", "/operator/failed/replays", this::order)),
                answers,
                book);
    }

    private void groups(Call call) throws IOException {
        callers.requireOperator(call.certificate());
        List<Group> groups = replays.groups().stream().map(Group::of).toList();
        answers.json(call.response(), 200, Map.of("groups", groups));
    }

    /** A group with the words that help: what happened, and what to do. */
    record Group(
            Way way,
            String stage,
            String code,
            StateCode partner,
            long count,
            long triedBefore,
            Instant oldest,
            String sample,
            String whatHappened,
            String whoseSide,
            String whatToDo) {

        static Group of(FailedGroup group) {
            FailureCode code = group.code();
            return new Group(
                    group.way(),
                    group.stage().name(),
                    code.name(),
                    group.partner(),
                    group.count(),
                    group.again(),
                    group.oldest(),
                    group.sample().toString(),
                    code.whatHappened(),
                    code.side().words(),
                    code.whatToDo());
        }
    }

    private void orders(Call call) throws IOException {
        callers.requireOperator(call.certificate());
        List<Order> orders = replays.list(MOST_ORDERS).stream().map(Order::of).toList();
        answers.json(call.response(), 200, Map.of("replays", orders));
    }

    private void order(Call call) throws IOException {
        String who = callers.operator(call.certificate());
        ReplayOrder wanted = wanted(call);
        Replay order = replays.ask(wanted, who, clock.instant());
        book.did(call.certificate(), "ordered replay " + order.number(), wanted.message());
        answers.json(call.response(), 202, Order.of(order));
    }

    /** An order as an operator sees it. */
    record Order(
            long number,
            Way way,
            Optional<FailureCode> code,
            Optional<StateCode> partner,
            Optional<String> message,
            String askedBy,
            Instant askedAt,
            long moved,
            Optional<Instant> doneAt) {

        static Order of(Replay replay) {
            ReplayOrder order = replay.order();
            return new Order(
                    replay.number(),
                    order.way(),
                    order.code(),
                    order.partner(),
                    order.message().map(MessageId::toString),
                    replay.askedBy(),
                    replay.askedAt(),
                    replay.moved(),
                    replay.doneAt());
        }
    }

    private static ReplayOrder wanted(Call call) {
        Way way = OperatorDoor.way(call.parameter("way").orElse("outbound"));
        Optional<FailureCode> code = call.parameter("code").map(FailedDoor::code);
        Optional<MessageId> message = call.parameter("message")
                .map(text -> MessageId.parse(text)
                        .orElseThrow(() -> new Refused(FailureCode.REQUEST_MALFORMED, "That is no message id")));
        if (code.isEmpty() == message.isEmpty()) {
            throw new Refused(FailureCode.REQUEST_MALFORMED, "Name a code or one message to try again");
        }
        return new ReplayOrder(way, code, call.parameter("partner").map(FailedDoor::state), message);
    }

    private static FailureCode code(String text) {
        return Arrays.stream(FailureCode.values())
                .filter(code -> code.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new Refused(FailureCode.REQUEST_MALFORMED, "There is no such code"));
    }

    private static StateCode state(String text) {
        if (!text.matches("[A-Z]{2}")) {
            throw new Refused(FailureCode.REQUEST_MALFORMED, "A State is two capital letters");
        }
        return new StateCode(text);
    }
}
