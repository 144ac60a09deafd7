package org.entente.node.doors.rest;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.entente.core.evidence.DoorBook;
import org.entente.node.doors.Callers;
import org.entente.node.doors.OperatorAction;
import org.entente.node.rollover.RolloverDesk;

/** The rollover of this node's keys on the desk connector, for operators only; keys themselves never pass here. */
public final class KeyDoor {

    private final RolloverDesk desk;
    private final Callers callers;
    private final DoorBook book;
    private final Answers answers = new Answers();

    public KeyDoor(RolloverDesk desk, Callers callers, DoorBook book) {
        this.desk = desk;
        this.callers = callers;
        this.book = book;
    }

    /** To be mapped to {@code /operator/keys/*}. */
    public Servlet servlet() {
        return new JsonServlet(
                List.of(
                        Route.of(OperatorAction.READ_KEYS, this::view),
                        Route.of(OperatorAction.REHEARSE, this::rehearse)),
                Admission.byRole(callers),
                answers,
                book);
    }

    private void view(Call call) throws IOException {
        answers.json(call.response(), 200, desk.view());
    }

    private void rehearse(Call call) throws IOException {
        book.did(call.certificate(), "rehearsed the next keys", Optional.empty());
        answers.json(call.response(), 200, desk.rehearse());
    }
}
