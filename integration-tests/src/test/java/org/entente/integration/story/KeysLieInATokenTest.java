package org.entente.integration.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entente.integration.story.AMessage.anUrgentAlert;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Instant;
import org.entente.certsdev.PlayToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Norland moves its keys into a token by a rollover, without a restart; then the token is pulled, and put back. */
class KeysLieInATokenTest {

    private static final int PORT_BASE = 19_680;

    private TwoStates states;
    private AState norland;
    private AState sudland;

    @BeforeEach
    void twoStatesAgreeOnKeysThatATokenCanHave() {
        assumeTrue(PlayToken.isPossible(), "SoftHSM is not on this machine (apt-get install softhsm2)");
        states = TwoStates.ariseUnderP256(PORT_BASE);
        norland = states.norland();
        sudland = states.sudland();
    }

    @AfterEach
    void theyEnd() {
        if (PlayToken.isPossible()) {
            states.close();
        }
    }

    @Test
    void messagesGoBothWaysAndWaitWhileItIsAway() {
        PlayToken.ofThisProcess().isUsedBy(norland.keys());
        var keys = new NewKeys(norland, sudland, states.folder());
        keys.areCertified();
        keys.areApprovedByBoth(2);
        keys.takeOverOn(Instant.now());
        Patience.until("the keys lie in the token")
                .until(() -> norland.operator()
                        .get("/operator/keys")
                        .path("switchAt")
                        .asString("")
                        .isEmpty());
        keys.oldOnesAreForgotten();
        assertThat(norland.keys().resolve("tls.token.pem")).exists();
        assertThat(norland.keys().resolve("tls.p12")).doesNotExist();
        assertThat(norland.keys().resolve("ec-signing.p12")).doesNotExist();
        arrivesInSudland(norland.police().sends(anUrgentAlert()));
        arrivesInNorland(sudland.police().sends(anUrgentAlert().to("QN", "IMMIGRATION")));

        PlayToken.ofThisProcess().goesAway();
        Sent waiting;
        try {
            waiting = sudland.police().sends(anUrgentAlert().to("QN", "IMMIGRATION"));
            waiting.comesTo("WAITING");
            assertThatThrownBy(() -> norland.police().sends(anUrgentAlert())).hasMessageContaining("cannot be reached");
        } finally {
            PlayToken.ofThisProcess().returns();
        }

        Patience.until("Norland's doors open again")
                .ignoreExceptions()
                .until(() -> norland.operator().get("/operator/status").has("at"));
        arrivesInNorland(waiting);
        arrivesInSudland(norland.police().sends(anUrgentAlert()));
    }

    private void arrivesInSudland(Sent sent) {
        sudland.immigration().receives(sent).isConfirmed();
        sent.comesTo("DELIVERED");
    }

    private void arrivesInNorland(Sent sent) {
        norland.immigration().receives(sent).isConfirmed();
        sent.comesTo("DELIVERED");
    }
}
