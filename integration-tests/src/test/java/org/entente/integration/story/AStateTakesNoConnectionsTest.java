package org.entente.integration.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.integration.story.AMessage.anUrgentAlert;

import java.time.Duration;
import org.entente.core.partner.Terms.Receipts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Norland's gateway takes no connections: it fetches what Sudland holds for it, and pushes what it sends. */
class AStateTakesNoConnectionsTest {

    private static final int NORLAND = 19_570;

    private static TwoStates states;

    @BeforeAll
    static void arise() {
        states = TwoStates.arise(
                NORLAND,
                AnAgreement.onReceipts(Receipts.SYNC, Duration.ofSeconds(30)).reaching("QN", 0));
    }

    @AfterAll
    static void go() {
        states.close();
    }

    @Test
    void itFetchesWhatIsForItAndTheSenderHasItsReceipt() {
        var sent = states.sudland().police().sends(anUrgentAlert().to("QN", "IMMIGRATION"));

        states.norland().immigration().receives(sent).isConfirmed();

        var delivered = sent.comesTo("DELIVERED");
        assertThat(delivered.ladder()).containsOnlyOnce("SEALED", "AT_THEIR_GATEWAY", "AT_THEIR_AGENCY");
        assertThat(delivered.leftThisState()).isEqualTo("YES");
    }

    @Test
    void whatItSendsIsPushedAndTheWordOfItsDeliveryIsFetched() {
        var sent = states.norland().police().sends(anUrgentAlert());

        states.sudland().immigration().receives(sent).isConfirmed();

        assertThat(sent.comesTo("DELIVERED").ladder()).containsOnlyOnce("AT_THEIR_GATEWAY", "AT_THEIR_AGENCY");
    }

    @Test
    void whatItHasNotFetchedComesBackAndIsHandedOutWhenItIsThereAgain() {
        states.norland().closesItsGateway();
        var sent = states.sudland().police().sends(anUrgentAlert().to("QN", "IMMIGRATION"));
        try {
            assertThat(sent.reaches("WAITING").reason()).contains("has not fetched the message");
        } finally {
            states.norland().opensItsGateway();
        }

        states.norland().immigration().receives(sent).isConfirmed();
        assertThat(sent.comesTo("DELIVERED").ladder()).containsOnlyOnce("AT_THEIR_GATEWAY", "AT_THEIR_AGENCY");
    }
}
