package org.entente.node.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.entente.node.config.RevocationConfig.Policy;
import org.entente.trust.revocation.RevocationPolicy;
import org.junit.jupiter.api.Test;

class RevocationConfigTest {

    private static final List<URI> RESPONDER = List.of(URI.create("http://127.0.0.1:20300/ocsp"));

    @Test
    void asksNobodyWhereNoSourceIsNamed() {
        assertThat(RevocationConfig.none().asPolicy()).isEqualTo(new RevocationPolicy.NotAsked());
    }

    @Test
    void failsHardWhereASourceIsNamedAndNothingElseIsSaid() {
        var named = new RevocationConfig(null, null, RESPONDER, List.of(), null);

        assertThat(named.asPolicy()).isEqualTo(new RevocationPolicy.HardFail());
    }

    @Test
    void takesGraceOnlyWithItsLength() {
        var grace = new RevocationConfig(Policy.GRACE, Duration.ofHours(4), RESPONDER, List.of(), null);

        assertThat(grace.asPolicy()).isEqualTo(new RevocationPolicy.Grace(Duration.ofHours(4)));
        assertThatThrownBy(() -> new RevocationConfig(Policy.GRACE, null, RESPONDER, List.of(), null))
                .hasMessageContaining("partners[].revocation.grace");
    }

    @Test
    void refusesAPolicyThatCannotBeKept() {
        assertThatThrownBy(() -> new RevocationConfig(Policy.HARD_FAIL, null, List.of(), List.of(), null))
                .hasMessageContaining("partners[].revocation.policy");
        assertThatThrownBy(() -> new RevocationConfig(Policy.NOT_ASKED, null, RESPONDER, List.of(), null))
                .hasMessageContaining("partners[].revocation.policy");
    }

    @Test
    void asksOnlyOverTheWeb() {
        var file = List.of(URI.create("file:///etc/passwd"));

        assertThatThrownBy(() -> new RevocationConfig(null, null, file, List.of(), null))
                .hasMessageContaining("an http address");
    }
}
