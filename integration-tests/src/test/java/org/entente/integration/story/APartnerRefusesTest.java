package org.entente.integration.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.integration.story.AMessage.anUrgentAlert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.entente.core.partner.Terms.Receipts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sudland's copy of the agreement knows no alerts: its gateway says so, and both States can read it. */
class APartnerRefusesTest {

    private static final int NORLAND = 19_580;
    private static final int SUDLANDS_DATABASE = NORLAND + 13;

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
    void theSenderReadsTheCodeAndTheFieldAndTheReceiverHasItInItsTrail() throws SQLException, IOException {
        var refused = states.norland().police().sends(anUrgentAlert()).comesTo("REFUSED");

        assertThat(refused.reason())
                .contains("PARTNER_REFUSED", "EBMS:0001 ValueNotRecognized", "Action is not what was agreed");
        assertThat(refused.leftThisState()).isEqualTo("MAYBE");
        assertThat(refusalsInSudlandsTrail()).isEqualTo(1);
    }

    private static int refusalsInSudlandsTrail() throws SQLException, IOException {
        Path database = states.folder().resolve("sudland").resolve("pg");
        String password = Files.readString(passwordIn(database)).strip();
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + SUDLANDS_DATABASE + "/entente", "entente", password);
                var query = connection.prepareStatement("select count(*) from audit where door = 'AS4'"
                        + " and what = 'refused' and code = 'NO_AGREEMENT' and who like 'QN %' and subject <> ''");
                var rows = query.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Path passwordIn(Path database) throws IOException {
        try (var files = Files.walk(database, 2)) {
            return files.filter(file -> file.endsWith("user.password"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
