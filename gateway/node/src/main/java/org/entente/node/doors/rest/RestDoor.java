package org.entente.node.doors.rest;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.core.agency.Agency;
import org.entente.core.evidence.DoorBook;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.message.CaseId;
import org.entente.core.submission.Submitted;
import org.entente.core.translation.LossReportXml;
import org.entente.node.doors.AgencyDesk;
import org.entente.node.doors.AgencyDesk.OpenPart;
import org.entente.node.doors.Callers;
import org.entente.node.doors.MessageView;

/** The agency API in HTTP and JSON, {@code /v1}, as {@code openapi.yaml} promises it; works nothing out by itself. */
public final class RestDoor {

    private final AgencyDesk desk;
    private final Callers callers;
    private final LossReportXml losses;
    private final DoorBook book;
    private final MultipartIntake intake;
    private final Answers answers = new Answers();

    public RestDoor(AgencyDesk desk, Callers callers, LossReportXml losses, DoorBook book) {
        this.desk = desk;
        this.callers = callers;
        this.losses = losses;
        this.book = book;
        this.intake = new MultipartIntake(desk);
    }

    /** To be mapped to {@code /v1/*}. */
    public Servlet servlet() {
        return new JsonServlet(
                List.of(
                        Route.of("POST", "/v1/messages", this::submit),
                        Route.of("GET", "/v1/messages", this::sent),
                        Route.of("GET", "/v1/messages/{id}", this::status),
                        Route.of("GET", "/v1/messages/{id}/losses", this::losses),
                        Route.of("GET", "/v1/cases/{id}", this::caseOf),
                        Route.of("GET", "/v1/inbox", this::inbox),
                        Route.of("GET", "/v1/inbox/{id}", this::item),
                        Route.of("GET", "/v1/inbox/{id}/parts/{number}", this::part),
                        Route.of("POST", "/v1/inbox/{id}/confirm", this::confirm),
                        Route.of("GET", "/v1/quarantine", this::quarantine),
                        Route.of("GET", "/v1/quarantine/{id}", this::quarantined),
                        Route.of("GET", "/v1/quarantine/{id}/parts/{number}", this::quarantinedPart),
                        Route.of("POST", "/v1/quarantine/{id}/confirm", this::takeAsItIs)),
                Admission.BY_THE_ROUTE,
                answers,
                book);
    }

    private void submit(Call call) throws IOException {
        Agency agency = caller(call);
        Submitted submitted = intake.read(agency, idempotencyKey(call), call.request());
        LedgerEntry entry = submitted.entry();
        String link = "/v1/messages/" + entry.id();
        call.response().setHeader("Location", link);
        answers.json(
                call.response(),
                HttpServletResponse.SC_ACCEPTED,
                new Accepted(entry.id().toString(), entry.conversation().toString(), link, submitted.isRepeat()));
    }

    /** What a submission is answered with. */
    record Accepted(String id, String conversation, String status, boolean isRepeat) {}

    private void sent(Call call) throws IOException {
        Agency agency = caller(call);
        answers.json(call.response(), 200, Map.of("messages", desk.sent(agency, call.after(), call.limit())));
    }

    private void status(Call call) throws IOException {
        Agency agency = caller(call);
        String known = call.header("If-None-Match").map(RestDoor::bare).orElse("");
        MessageView view = call.patience()
                .map(wait ->
                        desk.statusAfter(agency, call.id(0), known.isEmpty() ? current(call, agency) : known, wait))
                .orElseGet(() -> desk.status(agency, call.id(0)));
        String tag = AgencyDesk.tag(view);
        call.response().setHeader("ETag", '"' + tag + '"');
        if (tag.equals(known)) {
            Answers.guard(call.response());
            call.response().setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            answers.json(call.response(), 200, view);
        }
    }

    private String current(Call call, Agency agency) {
        return AgencyDesk.tag(desk.status(agency, call.id(0)));
    }

    private void losses(Call call) throws IOException {
        answers.json(call.response(), 200, losses.read(desk.losses(caller(call), call.id(0))));
    }

    private void caseOf(Call call) throws IOException {
        answers.json(call.response(), 200, desk.caseOf(caller(call), CaseId.openedBy(call.id(0))));
    }

    private void inbox(Call call) throws IOException {
        Agency agency = caller(call);
        answers.json(call.response(), 200, Map.of("messages", desk.inbox(agency, call.after(), call.limit())));
    }

    private void item(Call call) throws IOException {
        answers.json(call.response(), 200, desk.item(caller(call), call.id(0)));
    }

    private void part(Call call) throws IOException {
        write(call, desk.part(caller(call), call.id(0), call.number(1)));
    }

    private static void write(Call call, OpenPart open) throws IOException {
        try (InputStream content = open.content()) {
            HttpServletResponse response = call.response();
            response.setContentType(open.part().mediaType());
            response.setContentLengthLong(open.part().size());
            response.setHeader(
                    "Content-Disposition",
                    "attachment; filename*=UTF-8''" + encoded(open.part().name()));
            response.setHeader("Repr-Digest", digest(open));
            Answers.guard(response);
            content.transferTo(response.getOutputStream());
        }
    }

    private void confirm(Call call) {
        desk.confirm(caller(call), call.id(0));
        noContent(call);
    }

    private static void noContent(Call call) {
        Answers.guard(call.response());
        call.response().setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private void quarantine(Call call) throws IOException {
        Agency agency = caller(call);
        answers.json(call.response(), 200, Map.of("messages", desk.quarantine(agency, call.after(), call.limit())));
    }

    private void quarantined(Call call) throws IOException {
        answers.json(call.response(), 200, desk.quarantined(caller(call), call.id(0)));
    }

    private void quarantinedPart(Call call) throws IOException {
        OpenPart part = desk.quarantinedPart(caller(call), call.id(0), call.number(1));
        book.did(call.certificate(), "read a quarantined message", Optional.of(call.id(0)));
        write(call, part);
    }

    private void takeAsItIs(Call call) {
        desk.takeAsItIs(caller(call), call.id(0));
        book.did(call.certificate(), "took a quarantined message as it is", Optional.of(call.id(0)));
        noContent(call);
    }

    private Agency caller(Call call) {
        return callers.agency(call.certificate());
    }

    private static String idempotencyKey(Call call) {
        return call.header("Idempotency-Key").map(RestDoor::bare).orElse("");
    }

    /** RFC 9110 and the Idempotency-Key draft write such values in quotes. */
    private static String bare(String quoted) {
        return Optional.of(quoted.strip())
                .filter(text -> text.length() >= 2 && text.startsWith("\"") && text.endsWith("\""))
                .map(text -> text.substring(1, text.length() - 1))
                .orElse(quoted.strip());
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** RFC 9530. */
    private static String digest(OpenPart open) {
        return "sha-256=:"
                + Base64.getEncoder().encodeToString(open.part().digest().bytes()) + ":";
    }
}
