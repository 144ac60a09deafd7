package org.entente.node.doors.rest;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.util.List;
import org.entente.core.approval.Operator;
import org.entente.core.evidence.DoorBook;
import org.entente.node.doors.Callers;
import org.entente.node.doors.OperatorAction;
import org.entente.schemas.SchemaFile;

/** Tells operators what can be asked of the desk connector, and who they are there. */
public final class OperatorContractDoor {

    private static final SchemaFile OPENAPI =
            new SchemaFile("operatorapi/v1/openapi.yaml", "operatorapi/v1/openapi.yaml");

    private final Callers callers;
    private final DoorBook book;
    private final Answers answers = new Answers();

    public OperatorContractDoor(Callers callers, DoorBook book) {
        this.callers = callers;
        this.book = book;
    }

    /** To be mapped to {@code /operator/openapi.yaml} and {@code /operator/me}. */
    public Servlet servlet() {
        return new JsonServlet(
                List.of(
                        Route.of(OperatorAction.READ_CONTRACT, this::contract),
                        Route.of(OperatorAction.READ_MYSELF, this::myself)),
                Admission.byRole(callers),
                answers,
                book);
    }

    private void contract(Call call) throws IOException {
        answers.write(call.response(), 200, "application/yaml", OPENAPI.bytes());
    }

    private void myself(Call call) throws IOException {
        Operator operator = callers.requireOperator(call.certificate());
        answers.json(call.response(), 200, TrustView.Person.of(operator));
    }
}
