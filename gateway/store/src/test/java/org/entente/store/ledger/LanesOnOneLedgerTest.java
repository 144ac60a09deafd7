package org.entente.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.entente.core.content.ContentKey;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.ledger.Ledger;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Move;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Way;
import org.entente.core.message.Lane;
import org.entente.store.content.OpenVault;
import org.entente.store.database.Database;
import org.entente.store.database.OneDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bulk that holds every connection of its lane delays nothing that is urgent. */
class LanesOnOneLedgerTest {

    private static final int CONNECTIONS = 3;
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Database database =
            new Database(OneDatabase.access(), new Database.Limits(CONNECTIONS, PATIENCE, Duration.ofSeconds(20)));
    private final SqlLedger ledger = new SqlLedger(
            database, "lanes-" + UUID.randomUUID(), new OpenVault(), Clock.systemUTC(), Duration.ofSeconds(10));
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService bulk = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> holding = new ArrayList<>();

    @BeforeEach
    void bulkTakesAllItCan() throws InterruptedException {
        var held = new CountDownLatch(2 * CONNECTIONS);
        for (int i = 0; i < CONNECTIONS; i++) {
            holding.add(bulk.submit(() -> database.of(Lane.ROUTINE).quickly(connection -> holds(held))));
            holding.add(bulk.submit(() -> database.of(Lane.ROUTINE).durably(connection -> holds(held))));
        }
        assertThat(held.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @AfterEach
    void close() {
        end.countDown();
        bulk.close();
        ledger.close();
        database.close();
    }

    @Test
    void anUrgentMessageWalksItsWholeWay() {
        Ledger urgent = ledger.in(Lane.URGENT);

        LedgerEntry message = urgent.accept(anUrgentMessage(), List.of()).entry();
        Optional<LedgerEntry> claimed = urgent.claim(Way.OUTBOUND, message.id(), Set.of(Stage.SUBMITTED), LEASE);
        LedgerEntry cleared = urgent.move(Move.of(claimed.orElseThrow(), Stage.CLEARED));
        urgent.attach(cleared, List.of());

        assertThat(urgent.find(Way.OUTBOUND, message.id()).orElseThrow().stage())
                .isEqualTo(Stage.CLEARED);
        assertThat(holding).noneMatch(Future::isDone);
    }

    @Test
    void whoeverAsksInTheRoutineLaneIsToldInTime() {
        assertThatThrownBy(() -> ledger.find(Way.OUTBOUND, anUrgentMessage().id()))
                .isInstanceOf(TemporaryFault.class);
    }

    private int holds(CountDownLatch held) {
        held.countDown();
        try {
            return end.await(60, TimeUnit.SECONDS) ? 1 : 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static LedgerEntry anUrgentMessage() {
        return AMessage.submitted(new ContentKey(new byte[] {1}), AMessage.NOON, List.of());
    }
}
