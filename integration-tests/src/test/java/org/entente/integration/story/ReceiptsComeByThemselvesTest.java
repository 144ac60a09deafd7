package org.entente.integration.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.integration.story.AMessage.anUrgentAlert;

import java.time.Duration;
import org.entente.core.partner.Terms.Receipts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The agreement says that receipts are requests of their own: the message is taken at once, and proved later. */
class ReceiptsComeByThemselvesTest {

    private static final int NORLAND = 19_540;
    private static final int LINE_TO_NORLAND = 19_560;

    private static TwoStates states;
    private static ALine line;

    @BeforeAll
    static void arise() {
        line = new ALine(LINE_TO_NORLAND, NORLAND);
        states = TwoStates.arise(
                NORLAND,
                AnAgreement.onReceipts(Receipts.ASYNC, Duration.ofSeconds(3)).reaching("QN", LINE_TO_NORLAND));
    }

    @AfterAll
    static void go() {
        states.close();
        line.close();
    }

    @Test
    void theMessageIsProvedByAReceiptOfItsOwn() {
        var sent = states.norland().police().sends(anUrgentAlert());

        states.sudland().immigration().receives(sent).isConfirmed();

        var delivered = sent.comesTo("DELIVERED");
        assertThat(delivered.ladder()).containsOnlyOnce("AT_THEIR_GATEWAY", "AT_THEIR_AGENCY");
        assertThat(delivered.leftThisState()).isEqualTo("YES");
    }

    @Test
    void theMessageIsSentAgainWhenItsReceiptDoesNotCome() {
        line.isCut();
        var sent = states.norland().police().sends(anUrgentAlert());
        var received = states.sudland().immigration().receives(sent);

        var waiting = sent.reaches("SENT");
        assertThat(waiting.leftThisState()).isEqualTo("MAYBE");
        Patience.until("it is sent again")
                .until(() ->
                        sent.told().ladder().stream().filter("SENT"::equals).count() > 1);

        line.isMended();
        assertThat(sent.reaches("AT_THEIR_GATEWAY").leftThisState()).isEqualTo("YES");
        received.isConfirmed();
        assertThat(sent.comesTo("DELIVERED").ladder()).containsOnlyOnce("AT_THEIR_GATEWAY", "AT_THEIR_AGENCY");
    }
}
