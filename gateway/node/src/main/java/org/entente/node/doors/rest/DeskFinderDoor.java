package org.entente.node.doors.rest;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.entente.core.directory.DirectoryChain.Outcome;
import org.entente.core.directory.SignedDirectory;
import org.entente.core.evidence.DoorBook;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.node.directory.DirectoryView;
import org.entente.node.doors.Callers;

/** The desks of the signed directory, for agencies who look for the one that is competent. */
public final class DeskFinderDoor {

    private final Supplier<Outcome> outcome;
    private final Callers callers;
    private final Clock clock;
    private final Answers answers = new Answers();

    /** Takes what is held at each moment. */
    public DeskFinderDoor(Supplier<Outcome> outcome, Callers callers, Clock clock) {
        this.outcome = outcome;
        this.callers = callers;
        this.clock = clock;
    }

    /** To be mapped to {@code /v1/directory}. */
    public Servlet servlet(DoorBook book) {
        return new JsonServlet(
                List.of(Route.of("GET", "/v1/directory", this::desks)), Admission.BY_THE_ROUTE, answers, book);
    }

    private void desks(Call call) throws IOException {
        var _ = callers.agency(call.certificate());
        SignedDirectory held = outcome.get()
                .current()
                .orElseThrow(() ->
                        new Refused(FailureCode.NOT_FOUND, "This gateway holds no directory; its operator knows why"));
        answers.json(
                call.response(), 200, DirectoryView.of(held, AskedDesks.question(call), AskedDesks.at(call, clock)));
    }
}
