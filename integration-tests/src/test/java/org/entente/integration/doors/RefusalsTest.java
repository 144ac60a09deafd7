package org.entente.integration.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.entente.cli.client.AgencyClient;
import org.entente.cli.client.MultipartBody;
import org.entente.cli.demo.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every refusal says what happened, whose side, what to do, whether to try again and whether anything left. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(WithTwoStates.class)
class RefusalsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String AGENCY_SIDE = "the agency that handed the message in";

    private static final Words UNKNOWN_RECIPIENT_WORDS = new Words(
            422,
            "UNKNOWN_RECIPIENT",
            "No agreement of this State leads to that recipient.",
            "Choose a State and authority from the directory.",
            "There is no desk QX/FIU");

    private static final Words COVER_INVALID_AT_TWO_PLACES = new Words(
            422,
            "COVER_INVALID",
            "The cover does not fit its schema.",
            "Correct the fields named in the cover.",
            "2 field\\(s\\) of the cover do not fit");

    private static final Words TOO_LARGE_WORDS = new Words(
            413,
            "TOO_LARGE",
            "The body is larger than allowed.",
            "Send less, or in several messages.",
            ".*1048576 bytes.*");

    private static final Words COVER_INVALID_WORDS = new Words(
            422,
            "COVER_INVALID",
            "The cover does not fit its schema.",
            "Correct the fields named in the cover.",
            "1 field\\(s\\) of the cover do not fit");

    private static final Words NOT_WELL_FORMED_WORDS = new Words(
            202,
            "NOT_WELL_FORMED",
            "The document is not well-formed.",
            "Correct the document and send it again.",
            "At line \\d+, column \\d+");

    private static final Words DOCTYPE_FORBIDDEN_WORDS = new Words(
            202,
            "DOCTYPE_FORBIDDEN",
            "The document carries a DOCTYPE, which is refused everywhere.",
            "Remove the DOCTYPE declaration and send the document again.",
            "At line \\d+, column \\d+");

    private static final Words NATIONAL_SCHEMA_WORDS = new Words(
            202,
            "NATIONAL_SCHEMA",
            "The document does not fit its national schema.",
            "Correct the fields named.",
            "(?!.*SECRETDAY).*goaml/ae-5\\.0\\.2: /report/activity/report_parties/report_party"
                    + "/person/birthdate: The value does not .*");

    private static final Words NO_LEGAL_BASIS_WORDS = new Words(
            202,
            "NO_LEGAL_BASIS",
            "A request must name its legal basis, and this one names none.",
            "Name at least one legal basis in the cover.",
            "The family fiu-information-request/v1 is a request");

    private static final Words EXPIRED_WORDS = new Words(
            202, "EXPIRED", "The message's validity has ended.", "Send a new message if it is still needed.", ".*");

    private final TwoStates states;
    private final AgencyClient fiu;

    RefusalsTest(TwoStates states) {
        this.states = states;
        this.fiu = states.rest(states.norland, "fiu");
    }

    /** After every refusal: the next good message is accepted and cleared. */
    @AfterEach
    void theNodeIsHealthy() {
        String id = fiu.submit(UUID.randomUUID().toString(), body(cover(), document()));

        await().atMost(PATIENCE).until(() -> !stage(id).equals("SUBMITTED"));
        assertThat(stage(id)).isIn("CLEARED", "RECEIPTED", "DELIVERED");
    }

    /** What the door says before it accepts anything. */
    record AtTheDoor(String title, UnaryOperator<String> cover, UnaryOperator<String> document, Words words) {
        @Override
        public String toString() {
            return title;
        }
    }

    /** The words of one refusal. */
    record Words(int status, String code, String whatHappened, String whatToDo, String detail) {}

    static Stream<AtTheDoor> theDoorRefuses() {
        return Stream.of(
                new AtTheDoor(
                        "unknown recipient",
                        cover -> cover.replace("\"QS\"", "\"QX\""),
                        document -> document,
                        UNKNOWN_RECIPIENT_WORDS),
                new AtTheDoor(
                        "a cover that lacks a field",
                        cover -> cover.replace("\"legalBasis\"", "\"legalBases\""),
                        document -> document,
                        COVER_INVALID_AT_TWO_PLACES),
                new AtTheDoor(
                        "a document over the limit",
                        cover -> cover,
                        document -> document + " ".repeat(TwoStates.DOCUMENT_BYTES),
                        TOO_LARGE_WORDS),
                new AtTheDoor(
                        "a cover that does not fit",
                        cover -> cover.replace("\"PRIORITY\"", "\"SOON\""),
                        document -> document,
                        COVER_INVALID_WORDS));
    }

    @ParameterizedTest
    @MethodSource
    void theDoorRefuses(AtTheDoor refusal) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                submit("fiu", refusal.cover().apply(cover()), refusal.document().apply(document()));

        assertProblem(answer, refusal.words());
    }

    /** What is found when the message was accepted: it stands in the status, where the agency looks. */
    record FoundLater(String title, UnaryOperator<String> cover, UnaryOperator<String> document, Words words) {
        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<FoundLater> theStatusSaysWhy() {
        return Stream.of(
                new FoundLater(
                        "not well-formed",
                        cover -> cover,
                        document -> document.replace("</report>", ""),
                        NOT_WELL_FORMED_WORDS),
                new FoundLater(
                        "DOCTYPE",
                        cover -> cover,
                        document -> document.replace("<report>", "<!DOCTYPE report [<!ENTITY a \"b\">]><report>"),
                        DOCTYPE_FORBIDDEN_WORDS),
                new FoundLater(
                        "wrong national schema",
                        cover -> cover,
                        document -> document.replace("1985-03-12T00:00:00", "SECRETDAY"),
                        NATIONAL_SCHEMA_WORDS),
                new FoundLater(
                        "no legal basis",
                        cover -> withoutLegalBasis(cover),
                        document -> document,
                        NO_LEGAL_BASIS_WORDS),
                new FoundLater(
                        "expired",
                        cover -> cover.replace("\"urgency\"", "\"expiresAt\": \"2020-01-01T00:00:00Z\", \"urgency\""),
                        document -> document,
                        EXPIRED_WORDS));
    }

    @ParameterizedTest
    @MethodSource
    void theStatusSaysWhy(FoundLater refusal) throws IOException, InterruptedException {
        HttpResponse<String> accepted =
                submit("fiu", refusal.cover().apply(cover()), refusal.document().apply(document()));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String id = JSON.readTree(accepted.body()).path("id").asString();
        await().atMost(PATIENCE).until(() -> !stage(id).equals("SUBMITTED"));

        JsonNode message = fiu.message(id);
        String expected = refusal.words().code().equals("EXPIRED") ? "EXPIRED" : "REFUSED";
        assertThat(stage(id)).as(message.toString()).isEqualTo(expected);
        assertThat(message.path("leftThisState").path("answer").asString()).isEqualTo("NO");
        assertThat(message.path("leftThisState").path("words").asString()).isEqualTo("Nothing left this State.");
        JsonNode ladder = message.path("ladder");
        assertWords(ladder.path(ladder.size() - 1).path("reason"), "whatHappened", refusal.words());
    }

    @Test
    void aCertificateOfNoAgencyIsNamedAsThat() throws IOException, InterruptedException {
        HttpResponse<String> answer = submit("operator", cover(), document());

        assertProblem(
                answer,
                new Words(
                        403,
                        "UNKNOWN_AGENCY",
                        "The certificate belongs to no agency of this State.",
                        "Use the client certificate that was registered for the agency.",
                        "The caller is not an agency"));
    }

    /** There is nobody to talk to: the handshake ends before any word of HTTP. */
    @Test
    void aCertificateOfAnotherStateDoesNotPassTheHandshake() {
        HttpClient foreign = HttpClient.newBuilder()
                .sslContext(states.stranger(states.sudland, states.norland, "fiu"))
                .build();
        HttpRequest request = HttpRequest.newBuilder(states.agencyDoor(states.norland, "/v1/messages"))
                .timeout(Duration.ofSeconds(10))
                .build();

        assertThatThrownBy(() -> foreign.send(request, BodyHandlers.ofString())).isInstanceOf(SSLException.class);
    }

    /** The door answers while the agency is still sending, and does not take what follows. */
    @Test
    void aBodyWithoutEndIsNotReadToItsEnd() throws IOException {
        try (EndlessUpload upload =
                new EndlessUpload(states.tls(states.norland, "fiu"), states.norland.agencyPort(), cover())) {
            String answer = upload.answer();

            assertThat(answer).startsWith("HTTP/1.1 413").contains("\"code\":\"TOO_LARGE\"");
            assertThat(answer).containsIgnoringCase("Connection: close");
            assertThat(upload.bytesTaken()).isLessThan(16L * TwoStates.DOCUMENT_BYTES);
        }
    }

    @Test
    void aSoapBodyOverTheLimitIsATypedFault() throws IOException, InterruptedException {
        HttpResponse<String> answer = soap("<x>" + "y".repeat(4 * TwoStates.DOCUMENT_BYTES) + "</x>");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body())
                .contains("<code>TOO_LARGE</code>", "<whoseSide>" + AGENCY_SIDE + "</whoseSide>")
                .contains("<retryable>false</retryable>", "<leftThisState>NO</leftThisState>")
                .contains("<whatToDo>Send less, or in several messages.</whatToDo>");
    }

    @Test
    void aDoctypeInASoapEnvelopeIsATypedFault() throws IOException, InterruptedException {
        HttpResponse<String> answer = soap("<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("<code>REQUEST_MALFORMED</code>", "<whoseSide>" + AGENCY_SIDE + "</whoseSide>")
                .contains("<whatToDo>Compare it with the contract.</whatToDo>")
                .contains("<retryable>false</retryable>", "<leftThisState>NO</leftThisState>")
                .doesNotContain("DTD", "wstx");
    }

    private static void assertProblem(HttpResponse<String> answer, Words words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(words.status());
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("type").asString()).isEqualTo("/problems/" + words.code());
        assertThat(problem.path("leftThisState").asString()).isEqualTo("NO");
        assertWords(problem, "title", words);
    }

    private static void assertWords(JsonNode said, String title, Words words) {
        assertThat(said.path("code").asString()).isEqualTo(words.code());
        assertThat(said.path(title).asString()).isEqualTo(words.whatHappened());
        assertThat(said.path("whoseSide").asString()).isEqualTo(AGENCY_SIDE);
        assertThat(said.path("whatToDo").asString()).isEqualTo(words.whatToDo());
        assertThat(said.path("retryable").asBoolean(true)).isFalse();
        assertThat(said.path("detail").asString()).matches(Pattern.compile(words.detail(), Pattern.DOTALL));
    }

    private HttpResponse<String> submit(String agency, String cover, String document)
            throws IOException, InterruptedException {
        MultipartBody body = body(cover, document);
        return client(agency)
                .send(
                        HttpRequest.newBuilder(states.agencyDoor(states.norland, "/v1/messages"))
                                .timeout(PATIENCE)
                                .header("Content-Type", body.contentType())
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(body.publisher())
                                .build(),
                        BodyHandlers.ofString());
    }

    private HttpResponse<String> soap(String body) throws IOException, InterruptedException {
        return client("fiu")
                .send(
                        HttpRequest.newBuilder(states.agencyDoor(states.norland, "/soap/v1"))
                                .timeout(PATIENCE)
                                .header("Content-Type", "text/xml")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
    }

    private HttpClient client(String agency) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(states.tls(states.norland, agency))
                .build();
    }

    private String stage(String id) {
        return fiu.message(id).path("state").path("stage").asString("");
    }

    private static String cover() {
        return new String(Samples.all().getFirst().cover(Instant.now()), StandardCharsets.UTF_8);
    }

    private static String document() {
        return new String(Samples.all().getFirst().document(), StandardCharsets.UTF_8);
    }

    private static String withoutLegalBasis(String cover) {
        var node = JSON.readTree(cover).asObject();
        node.putArray("legalBasis");
        return node.toString();
    }

    private static MultipartBody body(String cover, String document) {
        return new MultipartBody("entente-" + UUID.randomUUID())
                .add("cover", "cover.json", "application/json", cover.getBytes(StandardCharsets.UTF_8))
                .add("document", "request.xml", "application/xml", document.getBytes(StandardCharsets.UTF_8));
    }
}
