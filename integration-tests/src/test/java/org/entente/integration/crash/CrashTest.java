package org.entente.integration.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.entente.core.failure.KillPoint;
import org.entente.core.partner.Terms.Receipts;
import org.entente.integration.arena.Arena;
import org.entente.integration.arena.Plan;
import org.entente.integration.arena.Side;
import org.entente.integration.oracle.Verdict;
import org.entente.integration.story.AnAgreement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever dies, and whenever: a message that was accepted reaches its agency once.
 *
 * <p>The test run kills once on each side of the four promises; {@code ./entente crashloop} kills everywhere.
 */
class CrashTest {

    private static final int PORT = 17_100;

    private static final List<Round> BLOWS = List.of(
            new Round(KillPoint.K13, Side.SENDER, 1),
            new Round(KillPoint.K16, Side.SENDER, 1),
            new Round(KillPoint.K4, Side.RECEIVER, 1),
            new Round(KillPoint.K11, Side.RECEIVER, 1));

    private static final int PORT_OF_LATER_RECEIPTS = 19_490;

    private static final List<Round> BLOWS_TO_RECEIPTS = List.of(
            new Round(KillPoint.K29, Side.RECEIVER, 1),
            new Round(KillPoint.K30, Side.RECEIVER, 1),
            new Round(KillPoint.K16, Side.SENDER, 1),
            new Round(KillPoint.K31, Side.SENDER, 1));

    @Test
    void everyAcceptedMessageIsDeliveredOnceWhoeverDies(@TempDir Path home) {
        strike(Arena.open(home, Plan.at(PORT)), BLOWS);
    }

    @Test
    @EnabledIfSystemProperty(named = "entente.crash.receipts", matches = "true")
    void everyReceiptThatIsOwedIsGivenWhoeverDies(@TempDir Path home) {
        var agreed = AnAgreement.onReceipts(Receipts.ASYNC, Duration.ofSeconds(30));

        strike(Arena.open(home, Plan.at(PORT_OF_LATER_RECEIPTS), agreed::nodeYaml), BLOWS_TO_RECEIPTS);
    }

    private static void strike(Arena opened, List<Round> blows) {
        List<String> ids = new ArrayList<>();
        Verdict verdict;

        try (Arena arena = opened) {
            for (Round blow : blows) {
                Round.Result result = blow.strike(arena);
                assertThat(result.died()).as("%s dies", blow).isTrue();
                assertThat(result.settled()).as("%s settles", blow).isTrue();
                ids.addAll(result.ids());
            }
            verdict = arena.verdict();
        }

        assertThat(verdict.isGood()).as(verdict.toString()).isTrue();
        assertThat(verdict.accepted()).isEqualTo(ids.size());
    }
}
