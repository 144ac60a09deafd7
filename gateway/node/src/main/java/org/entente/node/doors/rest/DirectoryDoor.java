package org.entente.node.doors.rest;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.entente.core.directory.DeskQuestion;
import org.entente.core.directory.DirectoryChain.Outcome;
import org.entente.core.directory.SignedDirectory;
import org.entente.core.evidence.DoorBook;
import org.entente.node.directory.DirectoryView;
import org.entente.node.doors.Callers;
import org.entente.node.doors.OperatorAction;

/** The signed directory as operators read it, with what was refused and where their partners differ. */
public final class DirectoryDoor {

    private final Supplier<Outcome> outcome;
    private final Function<SignedDirectory, List<String>> differences;
    private final Callers callers;
    private final Clock clock;
    private final Answers answers = new Answers();

    /** Takes what is held at each moment, and what compares it with this node's partners. */
    public DirectoryDoor(
            Supplier<Outcome> outcome,
            Function<SignedDirectory, List<String>> differences,
            Callers callers,
            Clock clock) {
        this.outcome = outcome;
        this.differences = differences;
        this.callers = callers;
        this.clock = clock;
    }

    /** To be mapped to {@code /operator/directory}. */
    public Servlet servlet(DoorBook book) {
        return new JsonServlet(
                List.of(Route.of(OperatorAction.READ_DIRECTORY, this::whole)),
                Admission.byRole(callers),
                answers,
                book);
    }

    /**
     * What an operator reads.
     *
     * @param refused what lies in the folder and was not taken, and why
     * @param differences where the directory and this node's partners differ
     */
    record Whole(
            Optional<DirectoryView> directory,
            Optional<String> signers,
            List<String> refused,
            List<String> differences) {}

    private void whole(Call call) throws IOException {
        Outcome now = outcome.get();
        DeskQuestion question = AskedDesks.question(call);
        Instant at = AskedDesks.at(call, clock);
        answers.json(
                call.response(),
                200,
                new Whole(
                        now.current().map(held -> DirectoryView.of(held, question, at)),
                        now.current().map(held -> held.document().next().words()),
                        now.refused(),
                        now.current().map(differences).orElse(List.of())));
    }
}
