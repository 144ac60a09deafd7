package org.entente.integration.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.entente.cli.client.AgencyClient;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.Contexts;
import org.entente.cli.client.ExitCode;
import org.entente.core.approval.Role;
import org.entente.node.doors.OperatorAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who is let in by each row of the table, at the real doors, by certificate; and that a refusal does nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(WithTwoStates.class)
class EveryRoleAtEveryRouteTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The operators of a State of the demonstration, by the alias of their keys. */
    private static final Map<String, Set<Role>> PEOPLE = Map.of(
            "operator", Set.of(Role.PARTNER_ADMINISTRATOR, Role.OPERATOR),
            "operator2", Set.of(Role.SECURITY_OFFICER),
            "auditor", Set.of(Role.AUDITOR),
            "liaison", Set.of(Role.LIAISON_OFFICER));

    /** What each row says, written once more by hand: whoever changes the table changes this with open eyes. */
    private static final Map<OperatorAction, Set<String>> LET_IN = Map.ofEntries(
            Map.entry(OperatorAction.READ_CONTRACT, PEOPLE.keySet()),
            Map.entry(OperatorAction.READ_MYSELF, PEOPLE.keySet()),
            Map.entry(OperatorAction.READ_STATUS, PEOPLE.keySet()),
            Map.entry(OperatorAction.LIST_MESSAGES, Set.of("operator", "auditor")),
            Map.entry(OperatorAction.READ_MESSAGE, Set.of("operator", "auditor")),
            Map.entry(OperatorAction.LIST_FAILED, Set.of("operator", "auditor")),
            Map.entry(OperatorAction.LIST_FAILED_OF_GROUP, Set.of("operator", "auditor")),
            Map.entry(OperatorAction.LIST_JOBS, Set.of("operator", "auditor")),
            Map.entry(OperatorAction.READ_JOB, Set.of("operator", "auditor")),
            Map.entry(OperatorAction.REPLAY, Set.of("operator")),
            Map.entry(OperatorAction.DISCARD, Set.of("operator")),
            Map.entry(OperatorAction.LIST_CERTIFICATES, Set.of("operator", "operator2", "auditor")),
            Map.entry(OperatorAction.READ_CALENDAR, Set.of("operator", "operator2", "auditor")),
            Map.entry(OperatorAction.READ_CALENDAR_FEED, Set.of("operator", "operator2", "auditor")),
            Map.entry(OperatorAction.READ_KEYS, Set.of("operator", "operator2", "auditor")),
            Map.entry(OperatorAction.REHEARSE, Set.of("operator")),
            Map.entry(OperatorAction.LIST_UPDATES, Set.of("operator", "operator2", "auditor")),
            Map.entry(OperatorAction.ANNOUNCE, Set.of("operator")),
            Map.entry(OperatorAction.REJECT_UPDATE, Set.of("operator")),
            Map.entry(OperatorAction.READ_METRICS, Set.of("operator", "auditor")),
            Map.entry(OperatorAction.READ_DIRECTORY, PEOPLE.keySet()),
            Map.entry(OperatorAction.LIST_PARTNERS, PEOPLE.keySet()),
            Map.entry(OperatorAction.PING_PARTNER, Set.of("operator")),
            Map.entry(OperatorAction.READ_AGREEMENT, Set.of("operator", "operator2", "auditor")),
            Map.entry(OperatorAction.READ_TRUST, Set.of("operator", "operator2", "auditor")),
            Map.entry(OperatorAction.READ_FACTS, Set.of("operator", "operator2", "auditor")),
            Map.entry(OperatorAction.LIST_ACTS, Set.of("operator", "operator2", "auditor")),
            Map.entry(OperatorAction.READ_ACT, Set.of("operator", "operator2", "auditor")),
            Map.entry(OperatorAction.READ_CHANGES, Set.of("operator", "operator2", "auditor")),
            Map.entry(OperatorAction.ACT, Set.of("operator", "operator2")));

    private final TwoStates states;

    EveryRoleAtEveryRouteTest(TwoStates states) {
        this.states = states;
    }

    static Stream<Arguments> everyoneEverywhere() {
        return PEOPLE.keySet().stream()
                .sorted()
                .flatMap(who -> Stream.of(OperatorAction.values()).map(action -> Arguments.of(who, action)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyoneEverywhere")
    void isLetInByTheRowAloneAndElseNothingIsDone(String who, OperatorAction action) throws Exception {
        assertThat(LET_IN).containsKey(action);
        String before = whatStands();

        HttpResponse<String> answer = ask(who, action);

        if (LET_IN.getOrDefault(action, Set.of()).contains(who)) {
            assertThat(answer.statusCode()).isNotIn(403, 405, 500, 503);
            assertThat(answer.body()).doesNotContain("There is no such operation");
        } else {
            JsonNode problem = JSON.readTree(answer.body());
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(problem.path("code").asString("")).isEqualTo("ROLE_MISSING");
            assertThat(problem.path("detail").asString(""))
                    .isEqualTo("This needs the role " + Role.anyOf(action.roles()) + "; nothing was done");
            assertThat(whatStands()).isEqualTo(before);
        }
    }

    @Test
    void theTableSaysTheSameOfEveryRole() {
        PEOPLE.forEach((who, roles) ->
                LET_IN.forEach((action, letIn) -> assertThat(roles.stream().anyMatch(action.roles()::contains))
                        .as("%s at %s", who, action)
                        .isEqualTo(letIn.contains(who))));
    }

    @Test
    void anAuditorChangesNothingAnywhere() {
        for (OperatorAction action : OperatorAction.values()) {
            if (action.changes()) {
                assertThat(action.roles()).as(action.name()).doesNotContain(Role.AUDITOR, Role.LIAISON_OFFICER);
            } else {
                assertThat(action.roles()).as(action.name()).contains(Role.AUDITOR);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyoneEverywhere")
    void anAgencyIsNoOperator(String ignored, OperatorAction action) throws Exception {
        HttpResponse<String> answer = ask("police", action);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(JSON.readTree(answer.body()).path("code").asString("")).isEqualTo("UNKNOWN_AGENCY");
    }

    @Test
    void aRefusedPersonAtTheCommandLineReadsWhichRoleItNeeds() {
        AgencyClient auditor = Contexts.operator(states.norland, "auditor");

        ClientFault refused = catchThrowableOfType(ClientFault.class, () -> auditor.post("/operator/partners/QS/ping"));

        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.exitCode().code()).isEqualTo(4);
        assertThat(refused)
                .hasMessageContaining("The operator has no role that opens this.")
                .hasMessageContaining("This needs the role partner administrator or operator; nothing was done");
    }

    /** The acts of trust and the orders about failed messages, as who may read both sees them. */
    private String whatStands() throws Exception {
        return get("auditor", "/operator/trust/acts").body()
                + JSON.readTree(get("auditor", "/operator/failed/jobs").body()).findValuesAsString("number");
    }

    private HttpResponse<String> get(String who, String path) throws IOException, InterruptedException {
        return send(who, HttpRequest.newBuilder(at(path)).GET());
    }

    private HttpResponse<String> ask(String who, OperatorAction action) throws IOException, InterruptedException {
        String path = action.path()
                .replace("{way}", "outbound")
                .replace("{id}", UUID.randomUUID().toString())
                .replace("{group}", "none")
                .replace("{number}", "1")
                .replace("{state}", "QS");
        String asked = path + (action.changes() ? "?message=" + UUID.randomUUID() + "&reason=test" : "");
        return send(who, HttpRequest.newBuilder(at(asked)).method(action.method(), BodyPublishers.ofString("{}")));
    }

    private URI at(String path) {
        return URI.create("https://localhost:" + states.norland.deskPort() + path);
    }

    private HttpResponse<String> send(String who, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(states.tls(states.norland, who))
                .connectTimeout(PATIENCE)
                .build()) {
            return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        }
    }
}
