package org.entente.node.doors.rest;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.core.evidence.DoorBook;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.message.StateCode;
import org.entente.node.doors.Callers;
import org.entente.node.doors.OperatorAction;
import org.entente.node.rollover.UpdateDesk;
import org.entente.node.rollover.UpdateView;

/** Updates of certificates on the desk connector, for operators only: announced to partners, and by them. */
public final class UpdateDoor {

    private static final int LONGEST_REASON = 300;

    private final UpdateDesk desk;
    private final Callers callers;
    private final DoorBook book;
    private final Answers answers = new Answers();

    public UpdateDoor(UpdateDesk desk, Callers callers, DoorBook book) {
        this.desk = desk;
        this.callers = callers;
        this.book = book;
    }

    /** To be mapped to {@code /operator/certificate-updates/*}. */
    public Servlet servlet() {
        return new JsonServlet(
                List.of(
                        Route.of(OperatorAction.LIST_UPDATES, this::list),
                        Route.of(OperatorAction.ANNOUNCE, this::announce),
                        Route.of(OperatorAction.REJECT_UPDATE, this::reject)),
                Admission.byRole(callers),
                answers,
                book);
    }

    private void list(Call call) throws IOException {
        answers.json(call.response(), 200, Map.of("updates", desk.list()));
    }

    private void announce(Call call) throws IOException {
        List<UpdateView> announced =
                desk.announce(date(call), call.parameter("to").map(UpdateDoor::state));
        book.did(call.certificate(), "announced the next certificates", Optional.empty());
        answers.json(call.response(), 202, Map.of("updates", announced));
    }

    private void reject(Call call) throws IOException {
        String reason = call.parameter("reason").map(String::strip).orElse("");
        if (reason.isEmpty()
                || reason.length() > LONGEST_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw new Refused(
                    FailureCode.REQUEST_MALFORMED,
                    "Say in 1 to " + LONGEST_REASON + " characters for what reason; the partner reads it");
        }
        StateCode partner = state(call.values().getFirst());
        UpdateView rejected = desk.reject(partner, call.values().get(1), reason);
        book.did(call.certificate(), "turned down a certificate update of " + partner, Optional.empty());
        answers.json(call.response(), 202, rejected);
    }

    private static StateCode state(String code) {
        if (!code.matches("[A-Z]{2}")) {
            throw new Refused(FailureCode.REQUEST_MALFORMED, "A State's code is two capital letters");
        }
        return new StateCode(code);
    }

    private static Optional<Instant> date(Call call) {
        try {
            return call.parameter("on").map(Instant::parse);
        } catch (DateTimeException misshapen) {
            throw new Refused(
                    FailureCode.REQUEST_MALFORMED, "The parameter on is a time as 2027-01-31T03:00:00Z", misshapen);
        }
    }
}
