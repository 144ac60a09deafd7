package org.entente.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.entente.core.ledger.Stage;
import org.entente.core.memory.Entries;
import org.entente.core.memory.InMemoryLedger;
import org.junit.jupiter.api.Test;

class SweeperTest {

    private static final Duration PATIENCE = Duration.ofDays(1);

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final Sweeper sweeper =
            new Sweeper(ledger, Clock.fixed(Entries.NOON.plusSeconds(1), ZoneOffset.UTC), PATIENCE, 10);

    @Test
    void ringsAtOnceForWhatAnEarlierProcessLeftAndLaterOnlyForWhatStandsTooLong() {
        ledger.accept(Entries.outbound(Stage.CLEARED).entry(), List.of());

        assertThat(sweeper.sweep()).hasSize(1);
        assertThat(sweeper.sweep()).isEmpty();
    }

    @Test
    void ringsForNothingThatIsFinished() {
        ledger.accept(Entries.outbound(Stage.DELIVERED).entry(), List.of());

        assertThat(sweeper.sweep()).isEmpty();
    }
}
