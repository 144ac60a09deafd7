package org.entente.integration.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Norland tells Sudland of its next certificates inside the protocol; Sudland's people take them, or say why not. */
class CertificatesAreAnnouncedTest {

    private static final int PORT_BASE = 19_660;
    private static final String DOOR = "/operator/certificate-updates";

    private TwoStates states;
    private AState norland;
    private AState sudland;

    @BeforeEach
    void norlandHasNextKeys() {
        states = TwoStates.ariseLookingOften(PORT_BASE);
        norland = states.norland();
        sudland = states.sudland();
    }

    @AfterEach
    void theyEnd() {
        states.close();
    }

    @Test
    void twoPeopleTakeThemAndNorlandIsToldSoAndSwitches() throws Exception {
        var keys = new NewKeys(norland, sudland, states.folder());
        keys.areCertified();
        new TwoOperators(norland).approveWhatTheFilesSay();
        Instant date = Instant.parse("2027-01-31T03:00:00Z");

        JsonNode announced = norland.operator().post(DOOR + "?on=" + date).path("updates");
        assertThat(announced).hasSize(1);
        assertThat(norland.operator().post(DOOR).path("updates")).isEmpty();
        JsonNode waiting = awaitStage(sudland, "RECEIVED");
        assertThat(Instant.parse(waiting.path("activateBy").asString(""))).isEqualTo(date);
        assertThat(waiting.path("certificates").findValuesAsString("name"))
                .containsExactly("tls", "signing", "agreement");
        assertThat(keys.fingerprints()).containsAll(waiting.path("certificates").findValuesAsString("sha256"));
        awaitStage(norland, "SENT");
        assertThat(norland.operator()
                        .post("/operator/keys/rehearsal")
                        .path("good")
                        .asBoolean(true))
                .isFalse();

        writeBeside(waiting.path("certificates"));
        new TwoOperators(sudland).approveWhatTheFilesSay();
        awaitStage(sudland, "CONFIRMED");
        awaitStage(norland, "CONFIRMED");
        assertThat(norland.operator()
                        .post("/operator/keys/rehearsal")
                        .path("good")
                        .asBoolean(false))
                .isTrue();

        Sent alert = norland.police().sends(AMessage.anUrgentAlert());
        sudland.immigration().receives(alert).isConfirmed();
    }

    @Test
    void onePersonSaysNoAndNorlandReadsWhy() {
        var keys = new NewKeys(norland, sudland, states.folder());
        keys.areCertified();
        new TwoOperators(norland).approveWhatTheFilesSay();
        norland.operator().post(DOOR);
        String id = awaitStage(sudland, "RECEIVED").path("id").asString("");
        String why = "We take no certificates before January.";

        sudland.operator()
                .post(DOOR + "/QN/" + id + "/rejection?reason=" + URLEncoder.encode(why, StandardCharsets.UTF_8));

        assertThat(awaitStage(norland, "REJECTED").path("note").asString("")).isEqualTo(why);
        assertThat(awaitStage(sudland, "REJECTED").path("id").asString("")).isEqualTo(id);
        assertThatThrownBy(() -> sudland.operator().post(DOOR + "/QN/" + id + "/rejection?reason=again"))
                .hasMessageContaining("NOT_FOUND");
        assertThat(norland.operator().post(DOOR).path("updates")).hasSize(1);
    }

    private void writeBeside(JsonNode certificates) throws Exception {
        Path handed = sudland.keys().resolve("partners/norland");
        for (JsonNode one : certificates) {
            Path file = handed.resolve(one.path("name").asString("") + ".crt.pem");
            Files.writeString(file, Files.readString(file) + one.path("pem").asString(""));
        }
    }

    private static JsonNode awaitStage(AState state, String stage) {
        Patience.until(state.code() + " has an update at " + stage)
                .until(() -> newest(state).path("stage").asString("").equals(stage));
        return newest(state);
    }

    private static JsonNode newest(AState state) {
        return state.operator().get(DOOR).path("updates").path(0);
    }
}
