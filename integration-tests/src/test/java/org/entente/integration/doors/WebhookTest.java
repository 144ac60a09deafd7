package org.entente.integration.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.entente.cli.client.AgencyClient;
import org.entente.cli.client.Contexts;
import org.entente.cli.client.MultipartBody;
import org.entente.cli.demo.Sample;
import org.entente.cli.demo.Samples;
import org.entente.integration.doors.AgencySystem.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sudland's immigration service is called when an alert is there; it verifies who calls, and takes it over once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(WithTwoStates.class)
class WebhookTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** RFC 8410: what stands before the 32 bytes of an Ed25519 key. */
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final Sample alert = Samples.all().stream()
            .filter(sample -> sample.files().name().equals("flash-alert"))
            .findFirst()
            .orElseThrow();
    private final TwoStates states;
    private final AgencyClient police;
    private final AgencyClient immigration;

    WebhookTest(TwoStates states) {
        this.states = states;
        this.police = states.rest(states.norland, "police");
        this.immigration = states.rest(states.sudland, "immigration");
    }

    @Test
    void isCalledUntilItTakesTheMessageOver() throws GeneralSecurityException {
        states.immigrationSystem.willAnswer(500, 302, 204);

        String id = submit("IMMIGRATION");
        await().atMost(PATIENCE).until(() -> isOver(police.message(id)));
        List<Call> calls = states.immigrationSystem.calls(id);
        byte[] fetched = immigration.part(id, 1);

        assertThat(calls).extracting(Call::path).containsExactly("/IMMIGRATION", "/IMMIGRATION", "/IMMIGRATION");
        for (Call call : calls) {
            assertThat(verifies(call, call.body())).isTrue();
            assertThat(verifies(call, "{}".getBytes(StandardCharsets.UTF_8))).isFalse();
            assertThat(call.caller()).contains("Sudland gateway tls");
            assertThat(call.body()).isEqualTo(calls.getFirst().body());
            assertThat(Instant.ofEpochSecond(Long.parseLong(call.timestamp())))
                    .isBetween(Instant.now().minusSeconds(120), Instant.now());
        }
        assertThat(fetched).isNotEmpty();
        assertThat(steps(police.message(id)))
                .containsOnlyOnce("AT_THEIR_AGENCY")
                .endsWith("AT_THEIR_AGENCY");
    }

    @Test
    void isToldAnIdAndALinkAndNothingOfThePerson() {
        String id = submit("IMMIGRATION");
        await().atMost(PATIENCE).until(() -> isOver(police.message(id)));

        JsonNode event =
                JSON.readTree(states.immigrationSystem.calls(id).getFirst().body());

        assertThat(event.propertyNames())
                .containsExactlyInAnyOrder("specversion", "id", "source", "type", "time", "datacontenttype", "data");
        assertThat(event.path("id").asString()).isEqualTo(id);
        assertThat(event.path("source").asString()).isEqualTo("urn:entente:gateway:QS");
        assertThat(event.path("data").propertyNames()).containsExactlyInAnyOrder("family", "urgency", "link");
        assertThat(event.path("data").path("link").asString()).isEqualTo("/v1/inbox/" + id);
    }

    @Test
    void isNotCalledWhereItsCertificateIsNotTrusted() {
        String id = submit("POLICE");
        AgencyClient operator = Contexts.operator(states.sudland);
        String there = "/operator/messages/inbound/" + id;
        await().atMost(PATIENCE).until(() -> arrived(operator, id));
        await().atMost(PATIENCE).until(() -> steps(operator.get(there)).contains("WAITING"));

        JsonNode message = operator.get(there);
        JsonNode reason =
                message.path("ladder").path(message.path("ladder").size() - 1).path("reason");
        assertThat(reason.path("code").asString()).isEqualTo("AGENCY_UNREACHABLE");
        assertThat(reason.path("whoseSide").asString()).isEqualTo("the receiving agency");
        assertThat(states.immigrationSystem.calls(id)).isEmpty();
    }

    private static boolean arrived(AgencyClient operator, String id) {
        return operator.get("/operator/messages?way=inbound")
                .path("messages")
                .valueStream()
                .anyMatch(message -> message.path("id").asString().equals(id));
    }

    private boolean verifies(Call call, byte[] body) throws GeneralSecurityException {
        String published = immigration.get("/webhook-keys").path("keys").path(0).asString();
        byte[] raw = Base64.getDecoder().decode(published.substring("whpk_".length()));
        byte[] encoded = new byte[ED25519.length + raw.length];
        System.arraycopy(ED25519, 0, encoded, 0, ED25519.length);
        System.arraycopy(raw, 0, encoded, ED25519.length, raw.length);
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        verifier.update((call.id() + "." + call.timestamp() + ".").getBytes(StandardCharsets.UTF_8));
        verifier.update(body);
        return verifier.verify(Base64.getDecoder().decode(call.signature().substring("v1a,".length())));
    }

    private String submit(String authority) {
        String cover = new String(alert.cover(Instant.now()), StandardCharsets.UTF_8)
                .replaceFirst("\"IMMIGRATION\"", "\"" + authority + "\"");
        var body = new MultipartBody("entente-" + UUID.randomUUID())
                .add("cover", "cover.json", "application/json", cover.getBytes(StandardCharsets.UTF_8))
                .add("document", "alert.json", "application/json", alert.document());
        return police.submit(UUID.randomUUID().toString(), body);
    }

    private static boolean isOver(JsonNode message) {
        return message.path("state").path("isFinal").asBoolean();
    }

    private static List<String> steps(JsonNode message) {
        return message.path("ladder")
                .valueStream()
                .map(rung -> rung.path("step").asString())
                .toList();
    }
}
