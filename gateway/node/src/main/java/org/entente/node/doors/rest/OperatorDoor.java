package org.entente.node.doors.rest;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.entente.core.evidence.DoorBook;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.ledger.Ledger;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Way;
import org.entente.core.message.MessageId;
import org.entente.node.doors.Callers;
import org.entente.node.doors.MessageView;
import org.entente.node.doors.OperatorAction;

/** What an operator sees on the desk connector: metadata of every message and how the node stands; never content. */
public final class OperatorDoor {

    private static final int MOST_WAITING = 500;

    private final Ledger ledger;
    private final Callers callers;
    private final DoorBook book;
    private final Clock clock;
    private final Answers answers = new Answers();

    public OperatorDoor(Ledger ledger, Callers callers, DoorBook book, Clock clock) {
        this.ledger = ledger;
        this.callers = callers;
        this.book = book;
        this.clock = clock;
    }

    /** To be mapped to {@code /operator/*}. */
    public Servlet servlet() {
        return new JsonServlet(
                List.of(
                        Route.of(OperatorAction.LIST_MESSAGES, this::messages),
                        Route.of(OperatorAction.READ_MESSAGE, this::message),
                        Route.of(OperatorAction.READ_STATUS, this::status)),
                Admission.byRole(callers),
                answers,
                book);
    }

    private void messages(Call call) throws IOException {
        Optional<Way> way = call.parameter("way").map(OperatorDoor::way);
        Set<Stage> stages =
                call.parameter("stage").map(OperatorDoor::stage).map(Set::of).orElse(Set.of());
        List<MessageView> found =
                ledger.list(new Ledger.Query(way, Optional.empty(), stages, call.after(), call.limit())).stream()
                        .map(MessageView::brief)
                        .toList();
        book.did(call.certificate(), "listed messages", Optional.empty());
        answers.json(call.response(), 200, Map.of("messages", found));
    }

    private void message(Call call) throws IOException {
        Way way = way(call.values().getFirst());
        MessageId id = call.id(1);
        LedgerEntry entry = ledger.find(way, id)
                .orElseThrow(() -> new Refused(FailureCode.NOT_FOUND, "No message has that id on that way"));
        book.did(call.certificate(), "looked at a message", Optional.of(id));
        answers.json(call.response(), 200, MessageView.of(entry, ledger.timeline(way, id), ledger.answersTo(id)));
    }

    private void status(Call call) throws IOException {
        Map<Stage, Long> counts = new EnumMap<>(Stage.class);
        Arrays.stream(Stage.values()).forEach(stage -> counts.put(stage, 0L));
        counts.putAll(ledger.counts());
        Map<String, Long> waiting = ledger
                .list(new Ledger.Query(
                        Optional.empty(), Optional.empty(), Set.of(Stage.WAITING), Optional.empty(), MOST_WAITING))
                .stream()
                .collect(Collectors.groupingBy(entry -> entry.partner().value(), TreeMap::new, Collectors.counting()));
        answers.json(call.response(), 200, new Status(clock.instant(), counts, waiting));
    }

    /** How many messages stand where; {@code waiting} by partner, of the newest 500. */
    record Status(Instant at, Map<Stage, Long> stages, Map<String, Long> waiting) {}

    static Way way(String text) {
        return Arrays.stream(Way.values())
                .filter(way -> way.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new Refused(FailureCode.REQUEST_MALFORMED, "A way is outbound or inbound"));
    }

    private static Stage stage(String text) {
        return Arrays.stream(Stage.values())
                .filter(stage -> stage.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new Refused(FailureCode.REQUEST_MALFORMED, "There is no such stage"));
    }
}
