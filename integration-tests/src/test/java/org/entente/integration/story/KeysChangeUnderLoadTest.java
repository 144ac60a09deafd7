package org.entente.integration.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * One State changes its keys while twenty alerts a second cross the border: in each of the six places where a
 * certificate is resolved the old one counts first, then both, then the new one alone.
 */
class KeysChangeUnderLoadTest {

    private static final int PORT_BASE = 19_620;
    private static final int RATE = 10;
    private static final int SOME = 40;
    private static final Set<String> OWN = Set.of("TLS_CLIENT", "TLS_SERVER", "SIGNING", "DECRYPTION");
    private static final Set<String> OF_A_PARTNER = Set.of("VERIFICATION", "ENCRYPTION");

    private TwoStates states;

    @BeforeEach
    void twoStatesArise() {
        states = TwoStates.ariseLookingOften(PORT_BASE);
    }

    @AfterEach
    void theyEnd() {
        states.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"QN", "QS"})
    void nothingIsLostAndNothingRefused(String who) {
        AState owner = state(who, true);
        AState partner = state(who, false);
        var keys = new NewKeys(owner, partner, states.folder());
        Set<String> old = keys.shown();
        try (var crossing = new Crossing(states, RATE)) {
            crossing.delivers(SOME);
            assertThat(places(owner, "own", old, Instant.MIN)).isEqualTo(OWN);
            assertThat(places(partner, who, old, Instant.MIN)).isEqualTo(OF_A_PARTNER);

            keys.areCertified();
            keys.areApprovedByBoth(2);
            crossing.delivers(SOME);
            assertThat(takeTheNextKeys(owner)).isTrue();
            keys.takeOverOn(Instant.now());
            hasNoDate(owner);
            crossing.delivers(SOME);
            assertThat(places(owner, "own", keys.fingerprints(), Instant.MIN)).contains("TLS_CLIENT", "SIGNING");
            assertThat(places(partner, who, keys.fingerprints(), Instant.MIN)).isEqualTo(OF_A_PARTNER);

            keys.oldOnesAreForgotten();
            Instant after = Instant.now();
            crossing.delivers(SOME);
            assertThat(places(owner, "own", keys.fingerprints(), Instant.MIN)).isEqualTo(OWN);
            assertThat(places(owner, "own", old, after)).isEmpty();
            assertThat(places(partner, who, old, after)).isEmpty();
            assertThat(crossing.endsWithNoneLostAndNoneRefused()).isGreaterThan(4 * SOME);
        }
    }

    @Test
    void aPartnerThatWasHandedNothingCallsTheSwitchOff() {
        AState norland = states.norland();
        var keys = new NewKeys(norland, states.sudland(), states.folder());
        Set<String> old = keys.shown();
        keys.areCertified();
        new TwoOperators(norland).approveWhatTheFilesSay();

        assertThat(takeTheNextKeys(norland)).isFalse();
        keys.takeOverOn(Instant.now());
        hasNoDate(norland);

        try (var crossing = new Crossing(states, RATE)) {
            crossing.delivers(SOME);
            crossing.endsWithNoneLostAndNoneRefused();
        }
        assertThat(places(norland, "own", old, Instant.MIN)).isEqualTo(OWN);
        assertThat(places(norland, "own", keys.fingerprints(), Instant.MIN)).isEmpty();
        assertThat(standing(norland)).contains("next").doesNotContain("last");
    }

    private AState state(String code, boolean itself) {
        return states.norland().code().equals(code) == itself ? states.norland() : states.sudland();
    }

    private static boolean takeTheNextKeys(AState owner) {
        return owner.operator().post("/operator/keys/rehearsal").path("good").asBoolean(false);
    }

    private static void hasNoDate(AState owner) {
        Patience.until("the switch is over")
                .until(() -> owner.operator()
                        .get("/operator/keys")
                        .path("switchAt")
                        .asString("")
                        .isEmpty());
    }

    private static Set<String> standing(AState owner) {
        return owner.operator()
                .get("/operator/keys")
                .path("keys")
                .valueStream()
                .map(key -> key.path("stands").asString(""))
                .collect(Collectors.toSet());
    }

    /** Where a State has used any of these certificates since. */
    private static Set<String> places(AState state, String whose, Set<String> fingerprints, Instant since) {
        List<JsonNode> uses = state.operator()
                .get("/operator/keys")
                .path("uses")
                .valueStream()
                .toList();
        return uses.stream()
                .filter(use -> use.path("whose").asString("").equals(whose))
                .filter(use -> fingerprints.contains(use.path("sha256").asString("")))
                .filter(use -> Instant.parse(use.path("last").asString("")).isAfter(since))
                .map(use -> use.path("place").asString(""))
                .collect(Collectors.toSet());
    }
}
