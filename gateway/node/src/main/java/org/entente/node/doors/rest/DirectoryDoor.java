package org.entente.node.doors.rest;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.entente.core.directory.DeskQuestion;
import org.entente.core.directory.DirectoryChain.Outcome;
import org.entente.core.directory.SignedDirectory;
import org.entente.core.evidence.DoorBook;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.node.directory.DirectoryView;
import org.entente.node.doors.Callers;
import org.entente.node.doors.OperatorAction;
import org.entente.schemas.CodeList;
import org.entente.schemas.CodeListName;
import org.entente.schemas.Families;

/** The signed directory: for agencies, who look for a desk, and for operators, who also see what was refused. */
public final class DirectoryDoor {

    private static final CodeList INSTRUMENTS = CodeList.load(CodeListName.INSTRUMENTS);

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

    /** To be mapped to {@code /v1/directory}. */
    public Servlet forAgencies(DoorBook book) {
        return new JsonServlet(
                List.of(Route.of("GET", "/v1/directory", this::desks)), Admission.BY_THE_ROUTE, answers, book);
    }

    /** To be mapped to {@code /operator/directory}. */
    public Servlet forOperators(DoorBook book) {
        return new JsonServlet(
                List.of(Route.of(OperatorAction.READ_DIRECTORY, this::whole)),
                Admission.byRole(callers),
                answers,
                book);
    }

    private void desks(Call call) throws IOException {
        var _ = callers.agency(call.certificate());
        SignedDirectory held = outcome.get()
                .current()
                .orElseThrow(() ->
                        new Refused(FailureCode.NOT_FOUND, "This gateway holds no directory; its operator knows why"));
        answers.json(call.response(), 200, DirectoryView.of(held, question(call), at(call)));
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
        DeskQuestion question = question(call);
        Instant at = at(call);
        answers.json(
                call.response(),
                200,
                new Whole(
                        now.current().map(held -> DirectoryView.of(held, question, at)),
                        now.current().map(held -> held.document().next().words()),
                        now.refused(),
                        now.current().map(differences).orElse(List.of())));
    }

    private static DeskQuestion question(Call call) {
        Optional<String> family = call.parameter("family");
        Optional<String> instrument = call.parameter("instrument");
        require(
                family.flatMap(Families::named).isPresent() || family.isEmpty(),
                "The shared language has no such family");
        require(instrument.map(INSTRUMENTS::contains).orElse(true), "The shared list of instruments has no such code");
        Optional<String> open = call.parameter("open");
        require(open.map(word -> word.equals("true") || word.equals("false")).orElse(true), "open is true or false");
        return new DeskQuestion(
                call.parameter("state"),
                family,
                instrument,
                call.parameter("language"),
                open.map("true"::equals).orElse(false));
    }

    private Instant at(Call call) {
        try {
            return call.parameter("at").map(Instant::parse).orElseGet(clock::instant);
        } catch (DateTimeException misshapen) {
            throw new Refused(
                    FailureCode.REQUEST_MALFORMED, "The parameter at is a time as 2026-11-01T03:00:00Z", misshapen);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Refused(FailureCode.REQUEST_MALFORMED, otherwise);
        }
    }
}
