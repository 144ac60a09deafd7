package org.entente.integration.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.integration.story.AMessage.anUrgentAlert;

import java.sql.SQLException;
import java.time.Duration;
import org.entente.core.partner.Terms.Receipts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sudland's copy of the agreement knows no alerts: its gateway says so, and both States can read it. */
class APartnerRefusesTest {

    private static final int NORLAND = 19_580;

    private static TwoStates states;

    @BeforeAll
    static void arise() {
        states = TwoStates.arise(
                NORLAND,
                AnAgreement.onReceipts(Receipts.SYNC, Duration.ofSeconds(30)).withoutAlertsFor("QS"));
    }

    @AfterAll
    static void go() {
        states.close();
    }

    @Test
    void theSenderReadsTheCodeAndTheFieldAndTheReceiverHasItInItsTrail() throws SQLException {
        var refused = states.norland().police().sends(anUrgentAlert()).comesTo("REFUSED");

        assertThat(refused.reason())
                .contains("PARTNER_REFUSED", "EBMS:0001 ValueNotRecognized", "Action is not what was agreed");
        assertThat(refused.leftThisState()).isEqualTo("MAYBE");
        assertThat(refusalsInSudlandsTrail()).isEqualTo(1);
    }

    private static int refusalsInSudlandsTrail() throws SQLException {
        try (var connection = states.sudland().database();
                var query = connection.prepareStatement("select count(*) from audit where door = 'AS4'"
                        + " and what = 'refused' and code = 'NO_AGREEMENT' and who like 'QN %' and subject <> ''");
                var rows = query.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
