package org.entente.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.core.content.ContentKey;
import org.entente.core.failure.StaleBell;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Move;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Way;
import org.entente.store.content.OpenVault;
import org.entente.store.database.Database;
import org.entente.store.database.OneDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes of one State: what one of them holds, and what becomes of it when that one falls silent. */
class TwoNodesOnOneLedgerTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Set<Stage> HERE = Set.of(Stage.SUBMITTED);

    private final Database database = OneDatabase.connected();
    private final String one = "one-" + UUID.randomUUID();
    private final SqlLedger first = ledger(one);
    private final SqlLedger second = ledger("two-" + UUID.randomUUID());
    private final LedgerEntry message = first.accept(
                    AMessage.submitted(new ContentKey(new byte[0]), AMessage.NOON, List.of()), List.of())
            .entry();

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    @Test
    void aLivingNodeKeepsWhatItHolds() {
        seen("1 hour");
        first.claim(Way.OUTBOUND, message.id(), HERE, HOUR);

        assertThat(second.claim(Way.OUTBOUND, message.id(), HERE, HOUR)).isEmpty();
        assertThat(standing(second)).doesNotContain(message.id().value());
    }

    @Test
    void aSilentNodesWorkIsFoundAndTakenOverByTheOther() {
        seen("-1 second");
        first.claim(Way.OUTBOUND, message.id(), HERE, HOUR);

        assertThat(standing(second)).contains(message.id().value());
        assertThat(second.claim(Way.OUTBOUND, message.id(), HERE, HOUR)).isPresent();
    }

    @Test
    void aNodeThatWakesCannotMoveWhatTheOtherHasTaken() {
        seen("-1 second");
        LedgerEntry held = first.claim(Way.OUTBOUND, message.id(), HERE, HOUR).orElseThrow();
        Optional<LedgerEntry> taken = second.claim(Way.OUTBOUND, message.id(), HERE, HOUR);

        assertThatThrownBy(() -> first.move(Move.of(held, Stage.CLEARED))).isInstanceOf(StaleBell.class);
        assertThat(second.move(Move.of(taken.orElseThrow(), Stage.CLEARED)).stage())
                .isEqualTo(Stage.CLEARED);
    }

    @Test
    void aNodeThatWakesGoesOnWithWhatNobodyTook() {
        seen("-1 second");
        LedgerEntry held = first.claim(Way.OUTBOUND, message.id(), HERE, HOUR).orElseThrow();

        assertThat(first.move(Move.of(held, Stage.CLEARED)).stage()).isEqualTo(Stage.CLEARED);
    }

    @Test
    void aSilentNodeDoesNotTakeItsOwnWorkFromItself() {
        seen("-1 second");
        first.claim(Way.OUTBOUND, message.id(), HERE, HOUR);

        assertThat(first.claim(Way.OUTBOUND, message.id(), HERE, HOUR)).isEmpty();
    }

    private List<UUID> standing(SqlLedger ledger) {
        return ledger.standing(HERE, AMessage.NOON.plus(Duration.ofDays(36_500)), 10_000).stream()
                .map(entry -> entry.id().value())
                .toList();
    }

    private void seen(String until) {
        database.durably(connection -> {
            try (var insert = Changes.fill(
                    connection.prepareStatement(
                            "insert into node values (?, gen_random_uuid(), clock_timestamp() + ?::interval)"),
                    one,
                    until)) {
                return insert.executeUpdate();
            }
        });
    }

    private SqlLedger ledger(String node) {
        return new SqlLedger(database, node, new OpenVault(), Clock.systemUTC(), Duration.ofSeconds(10));
    }
}
