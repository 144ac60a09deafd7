package org.entente.node.doors.rest;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.core.evidence.DoorBook;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.message.StateCode;
import org.entente.node.doors.Callers;
import org.entente.node.doors.OperatorAction;
import org.entente.node.partners.PartnerDesk;

/** Partners on the desk connector, for operators only: the list, the test of a line, the agreement document. */
public final class PartnerDoor {

    private final PartnerDesk desk;
    private final Callers callers;
    private final DoorBook book;
    private final Answers answers = new Answers();

    public PartnerDoor(PartnerDesk desk, Callers callers, DoorBook book) {
        this.book = book;
        this.desk = desk;
        this.callers = callers;
    }

    /** To be mapped to {@code /operator/partners/*}. */
    public Servlet servlet() {
        return new JsonServlet(
                List.of(
                        Route.of(OperatorAction.LIST_PARTNERS, this::all),
                        Route.of(OperatorAction.PING_PARTNER, this::ping),
                        Route.of(OperatorAction.READ_AGREEMENT, this::agreement)),
                Admission.byRole(callers),
                answers,
                book);
    }

    private void all(Call call) throws IOException {
        answers.json(call.response(), 200, Map.of("partners", desk.all()));
    }

    private void ping(Call call) throws IOException {
        StateCode partner = state(call);
        book.did(call.certificate(), "pinged " + partner.value(), Optional.empty());
        answers.json(call.response(), 200, desk.ping(partner));
    }

    private void agreement(Call call) throws IOException {
        book.did(call.certificate(), "read the agreement with " + state(call).value(), Optional.empty());
        byte[] yaml = desk.document(state(call)).getBytes(StandardCharsets.UTF_8);
        answers.write(call.response(), 200, "application/yaml", yaml);
    }

    private static StateCode state(Call call) {
        String code = call.values().getFirst();
        if (!code.matches("[A-Z]{2}")) {
            throw new Refused(FailureCode.REQUEST_MALFORMED, "A State is two capital letters");
        }
        return new StateCode(code);
    }
}
