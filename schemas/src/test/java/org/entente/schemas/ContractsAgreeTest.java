package org.entente.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** REST, SOAP and the webhooks are one contract: operation by operation, and with the model. */
class ContractsAgreeTest {

    private static final String OPENAPI = text("openapi.yaml");
    private static final String WSDL = text("gateway.wsdl");
    private static final String ASYNCAPI = text("asyncapi.yaml");

    /** What an agency can do by SOAP, and the operations by which it does the same by REST. */
    private static final Map<String, Set<String>> SAME = Map.of(
            "Submit", Set.of("submit"),
            "GetStatus", Set.of("getStatus"),
            "ListInbox", Set.of("listInbox"),
            "Fetch", Set.of("getInboxMessage", "fetchPart"),
            "Confirm", Set.of("confirm"));

    /** Lists of one's own, cases, the directory, the quarantine, losses and the keys of webhooks have no SOAP form. */
    private static final Set<String> REST_ALONE = Set.of(
            "listSent",
            "getLosses",
            "webhookKeys",
            "getCase",
            "findDesks",
            "listQuarantine",
            "getQuarantined",
            "fetchQuarantinedPart",
            "takeQuarantined");

    @Test
    void offersTheSameOperationsByRestAndBySoap() {
        var soap = found(WSDL.substring(WSDL.indexOf("portType")), "operation name=\"(\\w+)\"");
        var rest = found(OPENAPI, "operationId: (\\w+)");
        var expected = new TreeSet<>(REST_ALONE);
        SAME.values().forEach(expected::addAll);

        assertThat(soap).isEqualTo(new TreeSet<>(SAME.keySet()));
        assertThat(rest).isEqualTo(expected);
    }

    @Test
    void saysTheSameAboutWhetherAMessageLeft() {
        var type = WSDL.substring(WSDL.indexOf("name=\"LeftThisState\""));
        var soap = found(type.substring(0, type.indexOf("</xs:simpleType>")), "enumeration value=\"(\\w+)\"");

        assertThat(soap).containsExactlyInAnyOrder("NO", "MAYBE", "YES");
        assertThat(OPENAPI).contains("leftThisState: {enum: [\"NO\", MAYBE, \"YES\"]}");
    }

    @Test
    void saysInAFaultWhatItSaysInAProblem() {
        var fault = WSDL.substring(WSDL.indexOf("name=\"GatewayFault\""));
        var soap = found(fault.substring(0, fault.indexOf("</xs:sequence>")), "element name=\"(\\w+)\"");
        var problem = OPENAPI.substring(OPENAPI.indexOf("    Problem:\n      type: object"));
        var rest = found(problem.substring(0, problem.indexOf("instance: {type")), "\n        (\\w+):");

        assertThat(rest).containsAll(Set.of("code", "detail", "whoseSide", "whatToDo", "retryable", "leftThisState"));
        assertThat(soap)
                .containsAll(
                        Set.of("code", "detail", "whoseSide", "whatToDo", "retryable", "leftThisState", "finding"));
    }

    @Test
    void knowsTheUrgenciesOfTheModel() {
        var model = CodeList.load(CodeListName.URGENCY).codes().stream()
                .map(Code::code)
                .collect(Collectors.joining(", ", "[", "]"));

        assertThat(OPENAPI).contains(model);
        assertThat(ASYNCAPI).contains(model);
    }

    @Test
    void describesTheSameEventInBothContracts() {
        var inOpenApi =
                OPENAPI.substring(OPENAPI.indexOf("application/cloudevents+json"), OPENAPI.indexOf("\ncomponents:"));
        var inAsyncApi = ASYNCAPI.substring(ASYNCAPI.indexOf("payload:"));

        assertThat(lines(inAsyncApi, "required:|const:|link:|family:|format:"))
                .isEqualTo(lines(inOpenApi, "required:|const:|link:|family:|format:"));
    }

    private static List<String> lines(String text, String kept) {
        return text.lines()
                .filter(line -> Pattern.compile(kept).matcher(line).find())
                .map(String::strip)
                .toList();
    }

    private static Set<String> found(String text, String pattern) {
        return Stream.of(pattern)
                .flatMap(one -> Pattern.compile(one).matcher(text).results())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(String file) {
        return SourceFolder.text(SourceFolder.ROOT.resolve("agencyapi/v1").resolve(file));
    }
}
