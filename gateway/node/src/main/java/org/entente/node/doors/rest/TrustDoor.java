package org.entente.node.doors.rest;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.core.approval.TrustAct;
import org.entente.core.approval.TrustBook;
import org.entente.core.approval.TrustDiff;
import org.entente.core.approval.TrustFacts;
import org.entente.core.approval.WrittenAct;
import org.entente.core.evidence.DoorBook;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.node.approval.TrustKeeper;
import org.entente.node.doors.Callers;
import org.entente.node.doors.OperatorAction;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What this State trusts, on the desk connector, and the acts by which two operators change it.
 *
 * <p>An act is signed by the person's own key before it comes here: no rights at this door can stand in for one.
 */
public final class TrustDoor {

    private static final int LARGEST_ACT = 8 * 1024 * 1024;

    private final TrustKeeper keeper;
    private final Duration review;
    private final Callers callers;
    private final DoorBook book;
    private final Answers answers = new Answers();
    private final JsonMapper json = JsonMapper.builder().build();

    /** Takes within which time a block is to be reviewed. */
    public TrustDoor(TrustKeeper keeper, Duration review, Callers callers, DoorBook book) {
        this.keeper = keeper;
        this.review = review;
        this.callers = callers;
        this.book = book;
    }

    /** To be mapped to {@code /operator/trust/*}. */
    public Servlet servlet() {
        return new JsonServlet(
                List.of(
                        Route.of(OperatorAction.READ_TRUST, this::stands),
                        Route.of(OperatorAction.READ_FACTS, this::facts),
                        Route.of(OperatorAction.LIST_ACTS, this::log),
                        Route.of(OperatorAction.READ_ACT, this::act),
                        Route.of(OperatorAction.READ_CHANGES, this::changes),
                        Route.of(OperatorAction.ACT, this::take)),
                Admission.byRole(callers),
                answers,
                book);
    }

    private void stands(Call call) throws IOException {
        answers.json(call.response(), 200, TrustView.of(keeper, review));
    }

    private void facts(Call call) throws IOException {
        TrustFacts facts = keeper.book().inForce(keeper.now()).facts();
        answers.json(call.response(), 200, Map.of("facts", facts.lines()));
    }

    private void log(Call call) throws IOException {
        List<TrustView.Line> lines =
                keeper.acts().stream().map(TrustView.Line::of).toList();
        answers.json(call.response(), 200, Map.of("acts", lines));
    }

    private void act(Call call) throws IOException {
        WrittenAct written = keeper.acts().stream()
                .filter(one -> one.act().number() == call.number(0))
                .findFirst()
                .orElseThrow(() -> new Refused(FailureCode.NOT_FOUND, "No act has that number"));
        String signature = Base64.getEncoder().encodeToString(written.signature());
        answers.json(call.response(), 200, Map.of("text", written.text(), "signature", signature));
    }

    /** What a proposal that is open would change of what holds now. */
    private void changes(Call call) throws IOException {
        TrustBook known = keeper.book();
        TrustBook.Proposal proposal = known.open().stream()
                .filter(one -> one.number() == call.number(0))
                .findFirst()
                .orElseThrow(() -> new Refused(FailureCode.NOT_FOUND, "No open proposal has that number"));
        TrustFacts before = known.inForce(keeper.now()).facts();
        answers.json(call.response(), 200, TrustDiff.of(before, proposal.facts()));
    }

    private void take(Call call) throws IOException {
        WrittenAct written = read(call);
        TrustAct.Kind kind = TrustKeeper.read(written).kind();
        callers.requireRole(call.certificate(), kind.signers());
        long number = keeper.take(written);
        book.did(call.certificate(), "act of trust " + number + " " + kind, Optional.empty());
        answers.json(call.response(), 201, Map.of("act", number));
    }

    private WrittenAct read(Call call) throws IOException {
        byte[] body = call.request().getInputStream().readNBytes(LARGEST_ACT + 1);
        if (body.length > LARGEST_ACT) {
            throw new Refused(FailureCode.TOO_LARGE, "An act has at most " + LARGEST_ACT + " bytes");
        }
        try {
            JsonNode both = json.readTree(body);
            byte[] signature = Base64.getDecoder().decode(both.path("signature").asString(""));
            return new WrittenAct(both.path("text").asString(""), signature);
        } catch (JacksonException | IllegalArgumentException misshapen) {
            throw new Refused(FailureCode.REQUEST_MALFORMED, "An act is JSON with text and signature", misshapen);
        }
    }
}
