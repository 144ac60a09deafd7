package org.entente.node.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.certsdev.PlayAgency;
import org.entente.core.content.ContentKey;
import org.entente.core.content.ContentStore.PartName;
import org.entente.core.content.Part;
import org.entente.core.content.PartRole;
import org.entente.core.evidence.AuditTrail.Line;
import org.entente.core.evidence.DoorName;
import org.entente.core.failure.FailureCode;
import org.entente.core.ledger.Fact;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.LeftThisState;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Step;
import org.entente.core.ledger.Way;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.CaseId;
import org.entente.core.message.Desk;
import org.entente.core.message.Envelope.FamilyName;
import org.entente.core.message.Lane;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.message.Urgency;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgencyDoorsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String COVER = """
            {"family": "alert", "to": {"state": "QS", "authority": "IMMIGRATION"}, "urgency": "FLASH",
             "urgencyReason": "Boards in two hours", "expiresAt": "2099-01-01T00:00:00Z",
             "legalBasis": [{"instrument": "UNSCR-2178", "purpose": "FTF_TRAVEL"}],
             "handling": {"classification": {"level": "RESTRICTED", "label": "NORLAND RESTRICTED"},
               "useLimit": {"level": "INTELLIGENCE_ONLY", "purposes": ["TERRORISM"]},
               "dissemination": {"consent": "NONE"}, "onward": {"originatorControlled": true}},
             "pointOfContact": {"role": "Duty officer", "phone": "+99912345678", "languages": ["en", "fr"]},
             "details": {"confidence": "PROBABLE", "geographicScope": {"states": ["QS"]}}}
            """;

    private OpenDoors doors;
    private HttpClient police;

    @BeforeAll
    void open(@TempDir Path folder) {
        doors = new OpenDoors(folder);
        police = doors.client("POLICE");
    }

    @AfterAll
    void close() {
        doors.close();
    }

    @Test
    void takesASubmissionAndTellsWhereItStands() throws Exception {
        HttpResponse<String> accepted = submit("key-1", COVER, "the document");

        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String link = accepted.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> status = get(police, "agency", link);
        assertThat(status.statusCode()).isEqualTo(200);
        JsonNode view = JSON.readTree(status.body());
        assertThat(view.path("state").path("stage").asString()).isEqualTo("SUBMITTED");
        assertThat(view.path("from").path("state").asString()).isEqualTo("QN");
        assertThat(view.path("leftThisState").path("answer").asString()).isEqualTo("NO");
        assertThat(view.path("ladder").path(0).path("words").asString()).isEqualTo("Submitted");
    }

    @Test
    void answersARepeatWithTheSameMessage() throws Exception {
        JsonNode first = JSON.readTree(submit("key-2", COVER, "same").body());
        JsonNode again = JSON.readTree(submit("key-2", COVER, "same").body());

        assertThat(again.path("id")).isEqualTo(first.path("id"));
        assertThat(again.path("isRepeat").asBoolean()).isTrue();
    }

    @Test
    void refusesAKeyThatWasUsedForOtherContent() throws Exception {
        submit("key-3", COVER, "one");
        HttpResponse<String> other = submit("key-3", COVER, "two");

        assertProblem(other, 422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void namesTheFieldsOfACoverThatDoesNotFit() throws Exception {
        HttpResponse<String> answer = submit("key-4", COVER.replace("\"FLASH\"", "\"SOON\""), "text");

        assertProblem(answer, 422, "COVER_INVALID");
        assertThat(JSON.readTree(answer.body())
                        .path("errors")
                        .path(0)
                        .path("path")
                        .asString())
                .isEqualTo("/urgency");
    }

    @Test
    void refusesDuplicateKeysInACover() throws Exception {
        assertProblem(
                submit("key-5", COVER.replaceFirst("\\{", "{\"family\": \"alert\","), "x"), 400, "REQUEST_MALFORMED");
    }

    @Test
    void refusesADocumentThatIsTooLarge() throws Exception {
        assertProblem(submit("key-6", COVER, "x".repeat(5000)), 413, "TOO_LARGE");
    }

    @Test
    void refusesASubmissionWithoutItsKey() throws Exception {
        assertProblem(submit("", COVER, "x"), 400, "IDEMPOTENCY_KEY_MISSING");
    }

    @Test
    void hidesAMessageFromOtherAgencies() throws Exception {
        String link =
                submit("key-7", COVER, "x").headers().firstValue("Location").orElseThrow();

        assertProblem(get(doors.client("FIU"), "agency", link), 404, "NOT_FOUND");
    }

    @Test
    void refusesACertificateThatNoAgencyHolds() throws Exception {
        assertProblem(get(doors.client("IMMIGRATION"), "agency", "/v1/inbox"), 403, "UNKNOWN_AGENCY");
    }

    @Test
    void answersNotModifiedWhenNothingMovedWhileWaiting() throws Exception {
        String link =
                submit("key-8", COVER, "x").headers().firstValue("Location").orElseThrow();
        String tag = get(police, "agency", link).headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> later = police.send(
                request("agency", link + "?wait=1s")
                        .header("If-None-Match", tag)
                        .build(),
                BodyHandlers.ofString());

        assertThat(later.statusCode()).isEqualTo(304);
    }

    @Test
    void handsOutAndConfirmsWhatLiesInTheInbox() throws Exception {
        MessageId id = offered();

        JsonNode item = JSON.readTree(get(police, "agency", "/v1/inbox/" + id).body());
        HttpResponse<String> part = get(police, "agency", "/v1/inbox/" + id + "/parts/1");
        HttpResponse<String> confirmed = police.send(
                request("agency", "/v1/inbox/" + id + "/confirm")
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());

        assertThat(item.path("parts").path(0).path("role").asString()).isEqualTo("LOCALISED");
        assertThat(part.body()).isEqualTo("in our own format");
        assertThat(part.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
        assertThat(confirmed.statusCode()).isEqualTo(204);
        assertThat(doors.confirmed).contains(id);
    }

    @Test
    void answersEachServletOnItsOwnDoorAlone() throws Exception {
        assertThat(get(doors.client("OPERATOR"), "desk", "/operator/status").statusCode())
                .isEqualTo(200);
        assertThat(get(doors.client("OPERATOR"), "agency", "/operator/status").statusCode())
                .isEqualTo(404);
        assertThat(get(police, "desk", "/v1/inbox").statusCode()).isEqualTo(404);
        assertProblem(get(police, "desk", "/operator/status"), 403, "UNKNOWN_AGENCY");
    }

    @Test
    void takesASubmissionBySoap() throws Exception {
        String cover = """
                <Cover xmlns="urn:entente:envelope:v1"><Family version="v1">alert</Family>
                <Receiver state="QS" authority="IMMIGRATION"/><PointOfContact role="Duty officer"/>
                <Urgency reason="now">FLASH</Urgency>
                <Handling><Classification level="RESTRICTED" label="NORLAND RESTRICTED"/>
                <UseLimit level="INTELLIGENCE_ONLY"/><Dissemination consent="NONE"/>
                <Onward originatorControlled="true"/></Handling></Cover>""";
        HttpResponse<String> accepted = soap(soapSubmit("soap-1", cover));

        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
        assertThat(accepted.body()).contains("SubmitResponse").contains("repeat>false<");
    }

    @Test
    void wordsASoapRefusalAsTheTypedFault() throws Exception {
        HttpResponse<String> refused =
                soap(soapSubmit("soap-2", "<Cover xmlns='urn:entente:envelope:v1'><Family>alert</Family></Cover>"));

        assertThat(refused.statusCode()).isEqualTo(500);
        assertThat(refused.body())
                .contains("GatewayFault")
                .contains("COVER_INVALID")
                .doesNotContain("org.");
    }

    @Test
    void keepsTheParsersWordsToItselfInSoap() throws Exception {
        HttpResponse<String> refused = soap("<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>");

        assertThat(refused.body())
                .contains("REQUEST_MALFORMED")
                .doesNotContain("wstx")
                .doesNotContain("DTD");
    }

    @Test
    void recordsOneLineForEachRefusalAtTheRestDoor() throws Exception {
        doors.trail.clear();

        submit("key-9", COVER.replace("\"FLASH\"", "\"SOON\""), "text");
        get(doors.client("IMMIGRATION"), "agency", "/v1/inbox");

        assertThat(doors.trail)
                .extracting(
                        Line::door,
                        Line::who,
                        Line::what,
                        Line::subject,
                        line -> line.code().orElseThrow())
                .containsExactly(
                        tuple(DoorName.REST, print("POLICE"), "refused", "", FailureCode.COVER_INVALID),
                        tuple(DoorName.REST, print("IMMIGRATION"), "refused", "", FailureCode.UNKNOWN_AGENCY));
    }

    @Test
    void recordsOneLineForEachRefusalAtTheSoapDoor() throws Exception {
        doors.trail.clear();

        soap(soapSubmit("soap-3", "<Cover xmlns='urn:entente:envelope:v1'><Family>alert</Family></Cover>"));
        soap("<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>");
        get(police, "agency", "/soap/v1");

        assertThat(doors.trail)
                .extracting(Line::door, Line::who, line -> line.code().orElseThrow())
                .containsExactly(
                        tuple(DoorName.SOAP, print("POLICE"), FailureCode.COVER_INVALID),
                        tuple(DoorName.SOAP, print("POLICE"), FailureCode.REQUEST_MALFORMED),
                        tuple(DoorName.SOAP, print("POLICE"), FailureCode.REQUEST_MALFORMED));
    }

    @Test
    void recordsWhatAnOperatorLooksAt() throws Exception {
        MessageId id = offered();
        doors.trail.clear();

        get(doors.client("OPERATOR"), "desk", "/operator/messages/inbound/" + id);
        get(police, "desk", "/operator/messages");

        assertThat(doors.trail)
                .extracting(Line::who, Line::what, Line::subject)
                .containsExactly(
                        tuple(print("OPERATOR"), "looked at a message", id.toString()),
                        tuple(print("POLICE"), "refused", ""));
    }

    @Test
    void handsOutItsContractsAndAPageForEachProblem() throws Exception {
        assertThat(get(police, "agency", "/openapi.yaml").body()).contains("openapi: 3.1.0");
        assertThat(get(police, "agency", "/agency.wsdl").body()).contains("wsdl:definitions");
        assertThat(get(police, "agency", "/cover.xsd").body()).contains("name=\"Cover\"");
        assertThat(get(police, "agency", "/webhook-keys").body()).isEqualTo("{\"keys\":[\"whpk_play\"]}");
        assertThat(get(police, "agency", "/problems/TOO_SLOW").body()).contains("did not arrive in time");
    }

    private String print(String agency) {
        return doors.fingerprint(new PlayAgency(agency));
    }

    private HttpResponse<String> soap(String body) throws IOException, InterruptedException {
        return police.send(
                request("agency", "/soap/v1")
                        .header("Content-Type", "text/xml; charset=utf-8")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String soapSubmit(String reference, String cover) {
        return """
                <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
                <Submit xmlns="urn:entente:agencyapi:v1"><clientReference>%s</clientReference>
                <cover>%s</cover>
                <document>
                <name>alert.json</name><mediaType>application/json</mediaType><content>e30=</content></document>
                </Submit></s:Body></s:Envelope>""".formatted(reference, cover);
    }

    private HttpResponse<String> submit(String key, String cover, String document)
            throws IOException, InterruptedException {
        return submitAt(doors, police, key, cover, document);
    }

    private static HttpResponse<String> submitAt(
            OpenDoors where, HttpClient client, String key, String cover, String document)
            throws IOException, InterruptedException {
        String body = "--b\r\nContent-Disposition: form-data; name=\"cover\"\r\nContent-Type: application/json\r\n\r\n"
                + cover
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"document\"; filename=\"a.json\"\r\n"
                + "Content-Type: application/json\r\n\r\n" + document + "\r\n--b--\r\n";
        return client.send(
                HttpRequest.newBuilder(where.at("agency", "/v1/messages"))
                        .timeout(Duration.ofSeconds(10))
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void tellsWhoHandsInTooMuchHowLongToWait(@TempDir Path elsewhere) throws Exception {
        var slow = new Turnstile(new Turnstile.Quota(1, 1), () -> {});
        try (OpenDoors busy = new OpenDoors(elsewhere, slow)) {
            slow.pass(OpenDoors.POLICE.toString(), Lane.URGENT);

            HttpResponse<String> answer = submitAt(busy, busy.client("POLICE"), "key-12", COVER, "x");

            assertProblem(answer, 429, "TOO_MANY");
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            assertThat(JSON.readTree(answer.body()).path("leftThisState").asString())
                    .isEqualTo("NO");
            assertThat(busy.ledger.counts().get(Stage.SUBMITTED)).isNull();
        }
    }

    private HttpResponse<String> get(HttpClient client, String door, String path)
            throws IOException, InterruptedException {
        return client.send(request(door, path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String door, String path) {
        return HttpRequest.newBuilder(doors.at(door, path)).timeout(Duration.ofSeconds(10));
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JSON.readTree(answer.body()).path("code").asString()).isEqualTo(code);
        assertThat(answer.body()).doesNotContain("org.").doesNotContain("java.");
    }

    private MessageId offered() {
        MessageId id = new MessageId(UUID.randomUUID());
        ContentKey key = doors.contents.newKey();
        Part part = doors.contents.keep(
                key,
                new PartName(PartRole.LOCALISED, "alert.json", "application/json"),
                "in our own format".getBytes(StandardCharsets.UTF_8));
        Instant now = Instant.now();
        doors.ledger.accept(
                new LedgerEntry(
                        Way.INBOUND,
                        id,
                        CaseId.openedBy(id),
                        new FamilyName("alert", "v1"),
                        new Desk(new StateCode("QS"), AuthorityKind.POLICE),
                        OpenDoors.POLICE,
                        Urgency.FLASH,
                        Optional.empty(),
                        now,
                        key,
                        Optional.empty(),
                        "",
                        new LedgerEntry.Standing(
                                Stage.OFFERED, Optional.empty(), Optional.empty(), LeftThisState.NO, now),
                        List.of(part)),
                List.of(Fact.of(now, Step.OFFERED)));
        return id;
    }
}
