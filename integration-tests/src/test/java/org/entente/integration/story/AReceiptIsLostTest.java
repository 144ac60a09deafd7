package org.entente.integration.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.integration.story.AMessage.anUrgentAlert;

import java.time.Duration;
import org.entente.core.partner.Terms.Receipts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The message came through and its receipt did not: it is sent again, and its agency has it once. */
class AReceiptIsLostTest {

    private static final int NORLAND = 19_500;
    private static final int LINE_TO_SUDLAND = 19_520;

    private static TwoStates states;
    private static ALine line;

    @BeforeAll
    static void arise() {
        line = new ALine(LINE_TO_SUDLAND, NORLAND + 10);
        states = TwoStates.arise(
                NORLAND,
                AnAgreement.onReceipts(Receipts.SYNC, Duration.ofSeconds(30)).reaching("QS", LINE_TO_SUDLAND));
    }

    @AfterAll
    static void go() {
        states.close();
        line.close();
    }

    @Test
    void theSenderSendsAgainWhenNoReceiptComesAndSaysThatItMayHaveLeft() {
        line.losesAnswers(1);

        var sent = states.norland().police().sends(anUrgentAlert());

        var waiting = sent.reaches("WAITING");
        assertThat(waiting.reason()).contains("PARTNER_BROKE_OFF");
        assertThat(waiting.leftThisState()).isIn("MAYBE", "YES");
        assertThat(sent.reaches("AT_THEIR_GATEWAY").ladder())
                .startsWith("SUBMITTED", "CLEARED", "WAITING")
                .containsOnlyOnce("SEALED", "AT_THEIR_GATEWAY");
        assertThat(sent.told().leftThisState()).isEqualTo("YES");
    }

    @Test
    void theSenderIsToldThatItsMessageCameThrough() {
        var sent = states.norland().police().sends(anUrgentAlert());

        var told = sent.reaches("AT_THEIR_GATEWAY");

        assertThat(told.leftThisState()).isEqualTo("YES");
        assertThat(told.ladder()).startsWith("SUBMITTED", "CLEARED", "SEALED", "AT_THEIR_GATEWAY");
    }

    @Test
    void theReceiverDeliversWhatIsRepeatedOnceAndReceiptsItAgain() {
        line.losesAnswers(2);

        var sent = states.norland().police().sends(anUrgentAlert());

        var received = states.sudland().immigration().receives(sent);
        sent.reaches("AT_THEIR_GATEWAY");
        received.isConfirmed();
        assertThat(sent.comesTo("DELIVERED").ladder()).containsOnlyOnce("AT_THEIR_GATEWAY", "AT_THEIR_AGENCY");
        assertThat(states.sudland().immigration().hasInItsInbox(sent)).isFalse();
    }
}
