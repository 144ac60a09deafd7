package org.entente.node.doors.rest;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entente.core.evidence.DoorBook;
import org.entente.node.doors.Callers;
import org.entente.node.doors.OperatorAction;
import org.entente.node.metrics.NodeMetrics;

/** The node's numbers on the desk connector, for whoever comes with an operator's certificate. */
public final class MetricsDoor {

    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final NodeMetrics metrics;
    private final Callers callers;
    private final DoorBook book;
    private final Answers answers = new Answers();

    public MetricsDoor(NodeMetrics metrics, Callers callers, DoorBook book) {
        this.metrics = metrics;
        this.callers = callers;
        this.book = book;
    }

    /** To be mapped to {@code /operator/metrics}. */
    public Servlet servlet() {
        return new JsonServlet(
                List.of(Route.of(OperatorAction.READ_METRICS, this::metrics)),
                Admission.byRole(callers),
                answers,
                book);
    }

    private void metrics(Call call) throws IOException {
        answers.write(call.response(), 200, PROMETHEUS, metrics.text().getBytes(StandardCharsets.UTF_8));
    }
}
