package org.entente.node.doors.rest;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.entente.core.evidence.DoorBook;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.language.check.Explanations;
import org.entente.schemas.SchemaFile;
import org.entente.schemas.SharedSchema;

/** Hands out the contracts, and a page for each problem that the door may answer with; knows nothing of messages. */
public final class ContractDoor {

    private static final SchemaFile OPENAPI = new SchemaFile("agencyapi/v1/openapi.yaml", "agencyapi/v1/openapi.yaml");
    private static final SchemaFile WSDL = new SchemaFile("agencyapi/v1/gateway.wsdl", "urn:entente:agencyapi:v1");
    private static final SchemaFile COVER = new SchemaFile("agencyapi/v1/cover.xsd", "urn:entente:envelope:v1");

    private final Answers answers = new Answers();
    private final WebhookKeys webhookKeys;
    private final DoorBook book;
    private final Explanations explanations;

    /** Takes the key with which agencies verify what their own systems are told, and the words for every code. */
    public ContractDoor(String webhookKey, DoorBook book, Explanations explanations) {
        this.book = book;
        this.explanations = explanations;
        this.webhookKeys = new WebhookKeys(List.of(webhookKey));
    }

    /** A list, so that a new key can be published before it signs. */
    record WebhookKeys(List<String> keys) {}

    /** To be mapped to {@code /openapi.yaml}, {@code /agency.wsdl}, {@code /cover.xsd}, {@code /webhook-keys},
     * {@code /schemas/*} and {@code /problems/*}. */
    public Servlet servlet() {
        Stream<Route> contracts = Stream.of(
                Route.of("GET", "/openapi.yaml", call -> file(call, OPENAPI, "application/yaml")),
                Route.of("GET", "/agency.wsdl", call -> file(call, WSDL, "application/wsdl+xml")),
                Route.of("GET", "/cover.xsd", call -> file(call, COVER, "application/xml")),
                Route.of("GET", "/webhook-keys", call -> answers.json(call.response(), 200, webhookKeys)),
                Route.of("GET", "/problems/{code}", this::problem));
        return new JsonServlet(Stream.concat(contracts, schemas()).toList(), Admission.BY_THE_ROUTE, answers, book);
    }

    /** The published language at addresses that never change: the path is the version. */
    private Stream<Route> schemas() {
        return SharedSchema.published().stream()
                .map(file -> Route.of("GET", "/schemas/" + file.path(), call -> file(call, file, mediaType(file))));
    }

    private static String mediaType(SchemaFile file) {
        String path = file.path();
        return path.endsWith(".json")
                ? "application/schema+json"
                : path.endsWith(".csv") ? "text/csv; charset=utf-8" : "application/xml";
    }

    private void file(Call call, SchemaFile file, String mediaType) throws IOException {
        answers.write(call.response(), HttpServletResponse.SC_OK, mediaType, file.bytes());
    }

    private void problem(Call call) throws IOException {
        String asked = call.values().getFirst();
        String page = Arrays.stream(FailureCode.values())
                .filter(one -> one.name().equals(asked))
                .findFirst()
                .map(ContractDoor::page)
                .or(() -> explanations.of(asked).map(ContractDoor::page))
                .orElseThrow(() -> new Refused(FailureCode.NOT_FOUND, "There is no such problem"));
        answers.html(call.response(), page);
    }

    /** Made of our own texts too; a code of XML Schema that was asked for is letters, digits, points and hyphens. */
    private static String page(Explanations.Explanation one) {
        return """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>%1$s</title></head><body>
            <h1>%1$s</h1>
            <p>%2$s</p>
            <dl><dt>What it is</dt><dd>%3$s</dd><dt>What to do</dt><dd>%4$s</dd><dt>Source</dt><dd>%5$s</dd></dl>
            </body></html>
            """.formatted(
                        one.code().replaceAll("[^A-Za-z0-9._-]", ""),
                        escaped(one.whatHappened()),
                        escaped(one.kind()),
                        escaped(one.whatToDo()),
                        escaped(one.source()));
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** Made of our own texts alone, which hold no markup. */
    private static String page(FailureCode code) {
        return """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>%1$s</title></head><body>
            <h1>%1$s</h1>
            <p>%2$s</p>
            <dl><dt>Whose side</dt><dd>%3$s</dd><dt>What to do</dt><dd>%4$s</dd>
            <dt>Does sending again help</dt><dd>%5$s</dd></dl>
            </body></html>
            """.formatted(
                        code.name(),
                        code.whatHappened(),
                        code.side().words(),
                        code.whatToDo(),
                        code.retryHelps() ? "yes" : "no");
    }
}
