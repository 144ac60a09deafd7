package org.entente.integration.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.entente.core.content.Digest;
import org.entente.core.fingerprint.FingerprintWords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an operator of Norland, and nobody else, is told of the certificates on which the node rests. */
class AnOperatorSeesWhatEndsTest {

    private static final int PORT_BASE = 19_860;
    private static final List<String> DOORS = List.of(
            "/operator/certificates",
            "/operator/certificates/calendar",
            "/operator/certificates/calendar.ics",
            "/operator/metrics");

    private TwoStates states;
    private AState norland;

    @BeforeEach
    void twoStatesArise() {
        states = TwoStates.arise(PORT_BASE);
        norland = states.norland();
    }

    @AfterEach
    void theyEnd() {
        states.close();
    }

    @Test
    void everyCertificateItsDayItsWordsAndTheNumbers() {
        JsonNode list = norland.operator().get("/operator/certificates").path("certificates");
        assertThat(list.valueStream().map(one -> one.path("kind").asString("")).distinct())
                .contains("OWN", "PARTNER", "AUTHORITY", "AGENCY", "OPERATOR");
        assertThat(list.valueStream()).allSatisfy(one -> {
            String words = String.join(
                    " ",
                    one.path("words")
                            .valueStream()
                            .map(group -> group.asString(""))
                            .toList());
            assertThat(FingerprintWords.parse(words))
                    .isEqualTo(new Digest(one.path("sha256").asString("")));
        });

        JsonNode calendar = norland.operator().get("/operator/certificates/calendar?months=36");
        assertThat(calendar.path("broken").isEmpty()).isTrue();
        assertThat(calendar.path("breaks").findValuesAsString("sentence"))
                .contains("Sudland and this State can no longer connect.");

        String numbers = norland.operator().text("/operator/metrics");
        assertThat(numbers)
                .contains("entente_certificate_expiry_days{", "kind=\"partner\",use=\"TLS\",whose=\"QS\"")
                .contains("entente_messages{stage=\"delivered\"} 0.0")
                .contains("entente_certificate_broken 0.0");
        assertThat(DOORS)
                .allSatisfy(door -> assertThatThrownBy(
                                () -> norland.policeAtTheOperatorsDoor().text(door))
                        .hasMessageContaining("UNKNOWN_AGENCY"));
    }
}
