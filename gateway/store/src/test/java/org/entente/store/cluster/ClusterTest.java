package org.entente.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.entente.core.announcement.AnnouncedLedger;
import org.entente.core.announcement.MoveAwaiter;
import org.entente.core.ledger.Fact;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Move;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Step;
import org.entente.core.ledger.Way;
import org.entente.store.content.OpenVault;
import org.entente.store.database.OneDatabase;
import org.entente.store.ledger.AMessage;
import org.entente.store.ledger.SqlLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClusterTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int firstPort = OneDatabase.freePort();
    private final int secondPort = OneDatabase.freePort();
    private final Cluster here = member(firstPort);
    private final Cluster there = member(secondPort);
    private final SqlLedger sql = new SqlLedger(
            OneDatabase.connected(),
            "cluster-" + firstPort,
            new OpenVault(),
            Clock.systemUTC(),
            Duration.ofSeconds(10));
    private final AnnouncedLedger ledger = new AnnouncedLedger(sql, here);

    @AfterEach
    void close() {
        sql.close();
        there.close();
        here.close();
    }

    @Test
    void wakesWhoWaitsOnAnotherNodeWhenAMoveIsCommittedHere() throws Exception {
        LedgerEntry entry = ledger.accept(AMessage.submitted(), List.of()).entry();
        FutureTask<Boolean> waiting = waitsThere(entry, MINUTE);

        ledger.move(Move.of(entry, Stage.CLEARED, Fact.of(AMessage.NOON, Step.CLEARED)));

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(there.watches()).isZero();
    }

    @Test
    void costsOnlySpeedWhenItIsShutDown() throws Exception {
        LedgerEntry entry = ledger.accept(AMessage.submitted(), List.of()).entry();
        there.close();
        here.close();
        FutureTask<Boolean> waiting = waitsThere(entry, Duration.ofMillis(200));

        ledger.move(Move.of(entry, Stage.CLEARED, Fact.of(AMessage.NOON, Step.CLEARED)));

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void isDoneWithoutWhereItsPortIsTaken() throws Exception {
        try (Cluster alone = member(firstPort)) {
            LedgerEntry entry = ledger.accept(AMessage.submitted(), List.of()).entry();
            var announced = new AnnouncedLedger(sql, alone);

            try (var watch = alone.watch(entry.id())) {
                announced.move(Move.of(entry, Stage.CLEARED, Fact.of(AMessage.NOON, Step.CLEARED)));

                assertThat(watch.await(MINUTE)).isTrue();
            }
        }
    }

    /** Returns once somebody has looked into the ledger and stands; true when the message moved in good time. */
    private FutureTask<Boolean> waitsThere(LedgerEntry entry, Duration lookAgain) {
        var awaiter = new MoveAwaiter(sql, there, lookAgain);
        var task = new FutureTask<>(() -> {
            awaiter.awaitMove(Way.OUTBOUND, entry.id(), entry.standing().movedAt(), MINUTE);
            return sql.find(Way.OUTBOUND, entry.id()).orElseThrow().stage() == Stage.CLEARED;
        });
        Thread caller = Thread.ofPlatform().daemon().start(task);
        await().until(() -> there.watches() == 1 && caller.getState() == Thread.State.TIMED_WAITING);
        return task;
    }

    private Cluster member(int port) {
        List<String> members = List.of("127.0.0.1:" + firstPort, "127.0.0.1:" + secondPort);
        return new Cluster(new Cluster.Settings("qn-" + firstPort, "127.0.0.1", port, members));
    }
}
