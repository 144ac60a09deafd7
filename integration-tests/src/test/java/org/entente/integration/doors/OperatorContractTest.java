package org.entente.integration.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.entente.cli.client.AgencyClient;
import org.entente.cli.client.ClientFault;
import org.entente.cli.client.Contexts;
import org.entente.core.approval.Role;
import org.entente.core.failure.FailureCode;
import org.entente.node.doors.OperatorAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operators' contract says what the doors do: operation by operation, role by role, answer by answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(WithTwoStates.class)
class OperatorContractTest {

    private static final String ADDRESS = "urn:entente:operatorapi";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TwoStates states;
    private final AgencyClient operator;
    private final AgencyClient auditor;
    private final JsonNode contract;
    private final SchemaRegistry schemas;

    OperatorContractTest(TwoStates states) {
        this.states = states;
        this.operator = Contexts.operator(states.norland);
        this.auditor = Contexts.operator(states.norland, "auditor");
        String served = Contexts.operator(states.norland, "liaison").text("/operator/openapi.yaml");
        this.contract = JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(served));
        this.schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Map.of(ADDRESS, JSON.writeValueAsString(contract))));
    }

    @Test
    void hasAnOperationForEachRowAndARowForEachOperation() {
        List<String> operations = new ArrayList<>();
        contract.path("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry(
                        (method, operation) -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));

        assertThat(operations)
                .containsExactlyInAnyOrderElementsOf(Stream.of(OperatorAction.values())
                        .map(action -> action.method() + " " + action.path())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("org.entente.node.doors.OperatorAction#values")
    void namesTheRolesOfEachRowAndShowsAnExampleThatFits(OperatorAction action) {
        JsonNode operation = operation(action);

        assertThat(operation.path("x-roles").valueStream().map(role -> Role.valueOf(role.asString(""))))
                .containsExactlyInAnyOrderElementsOf(action.roles());
        String words = operation.path("description").asString("");
        for (Role role : Role.values()) {
            String named = words.substring(0, words.indexOf('.'));
            assertThat(List.of(named.replace("For: ", "").split(", ")).contains(role.words()))
                    .as("%s is named in: %s", role, words)
                    .isEqualTo(action.roles().contains(role));
        }
        assertThat(operation.at("/responses/default/$ref").asString("")).isEqualTo("#/components/responses/Problem");
        operation.path("responses").forEachEntry((status, response) -> {
            JsonNode json = response.at("/content/application~1json");
            if (!json.isMissingNode()) {
                assertThat(json.has("example"))
                        .as("%s %s has an example", action, status)
                        .isTrue();
                assertThat(findings(action, status, json.path("example"))).isEmpty();
            }
        });
    }

    @Test
    void saysWhatEachRoleIsThereFor() {
        String description = contract.at("/info/description").asString("");
        for (Role role : Role.values()) {
            String sentence = role.sentence();
            String words =
                    role.words() + ": " + sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
            assertThat(description).containsIgnoringCase(words);
        }
    }

    @Test
    void answersOfTheDoorsForMessagesFitIt() {
        assertFits(OperatorAction.READ_MYSELF, "200", operator.get("/operator/me"));
        assertFits(OperatorAction.READ_STATUS, "200", operator.get("/operator/status"));
        JsonNode messages = operator.get("/operator/messages");
        assertFits(OperatorAction.LIST_MESSAGES, "200", messages);
        assertFits(OperatorAction.LIST_FAILED, "200", operator.get("/operator/failed"));
        assertFits(OperatorAction.LIST_JOBS, "200", operator.get("/operator/failed/jobs"));
        String one = "?dryRun=true&reason=test&message=" + UUID.randomUUID();
        assertFits(OperatorAction.REPLAY, "200", operator.post("/operator/failed/replays" + one));
        assertFits(OperatorAction.DISCARD, "200", operator.post("/operator/failed/discards" + one));
        JsonNode job = operator.post("/operator/failed/replays?message=" + UUID.randomUUID());
        assertFits(OperatorAction.REPLAY, "202", job);
        assertFits(OperatorAction.READ_JOB, "200", operator.get("/operator/failed/jobs/" + job.path("number")));
    }

    @Test
    void answersOfTheDoorsForPartnersAndCertificatesFitIt() {
        assertFits(OperatorAction.READ_CALENDAR, "200", auditor.get("/operator/certificates/calendar?months=240"));
        assertFits(OperatorAction.LIST_CERTIFICATES, "200", auditor.get("/operator/certificates"));
        assertFits(OperatorAction.LIST_UPDATES, "200", auditor.get("/operator/certificate-updates"));
        assertFits(OperatorAction.READ_KEYS, "200", auditor.get("/operator/keys"));
        assertFits(OperatorAction.READ_DIRECTORY, "200", auditor.get("/operator/directory"));
        assertThat(auditor.text("/operator/metrics")).contains("# TYPE");
        assertFits(OperatorAction.PING_PARTNER, "200", operator.post("/operator/partners/QS/ping"));
        assertFits(OperatorAction.LIST_PARTNERS, "200", operator.get("/operator/partners"));
        assertThat(operator.get("/operator/partners").path("partners")).isNotEmpty();
        assertThat(auditor.text("/operator/certificates/calendar.ics")).startsWith("BEGIN:VCALENDAR");
        assertThat(auditor.text("/operator/partners/QS/agreement")).contains("QN", "QS");
    }

    @Test
    void answersOfTheDoorForTrustFitIt() {
        assertFits(OperatorAction.READ_TRUST, "200", auditor.get("/operator/trust"));
        assertFits(OperatorAction.READ_FACTS, "200", auditor.get("/operator/trust/facts"));
        assertFits(OperatorAction.LIST_ACTS, "200", auditor.get("/operator/trust/acts"));
        assertFits(OperatorAction.READ_ACT, "200", auditor.get("/operator/trust/acts/1"));
        assertThat(contract.at("/components/schemas/Trust/properties/operators/items/$ref")
                        .asString(""))
                .isEqualTo("#/components/schemas/Operator");
    }

    @Test
    void aRefusalIsTheProblemThatItShows() {
        JsonNode example = contract.at("/components/responses/Problem/content/application~1problem+json/example");

        assertThat(validated("/components/schemas/Problem", example)).isEmpty();
        assertThat(example.path("title").asString("")).isEqualTo(FailureCode.ROLE_MISSING.whatHappened());
        assertThat(example.path("whatToDo").asString("")).isEqualTo(FailureCode.ROLE_MISSING.whatToDo());
        assertThat(example.path("whoseSide").asString(""))
                .isEqualTo(FailureCode.ROLE_MISSING.side().words());
        assertThatThrownBy(() -> Contexts.operator(states.norland, "liaison").get("/operator/trust"))
                .isInstanceOf(ClientFault.class)
                .hasMessageContaining(example.path("title").asString(""));
    }

    private void assertFits(OperatorAction action, String status, JsonNode answer) {
        assertThat(findings(action, status, answer))
                .as("%s: %s", action, answer)
                .isEmpty();
    }

    private JsonNode operation(OperatorAction action) {
        return contract.path("paths").path(action.path()).path(action.method().toLowerCase(Locale.ROOT));
    }

    private List<String> findings(OperatorAction action, String status, JsonNode answer) {
        String place = "/paths/" + action.path().replace("/", "~1") + "/"
                + action.method().toLowerCase(Locale.ROOT) + "/responses/" + status
                + "/content/application~1json/schema";
        assertThat(contract.at(place).isMissingNode()).as(place).isFalse();
        return validated(place, answer);
    }

    private List<String> validated(String place, JsonNode answer) {
        String fragment = place.replace("{", "%7B").replace("}", "%7D");
        return schemas.getSchema(SchemaLocation.of(ADDRESS + "#" + fragment)).validate(answer).stream()
                .map(Object::toString)
                .toList();
    }
}
