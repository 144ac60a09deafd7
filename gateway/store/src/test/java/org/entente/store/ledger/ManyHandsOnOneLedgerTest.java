package org.entente.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.core.content.ContentKey;
import org.entente.core.failure.StaleBell;
import org.entente.core.ledger.Fact;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.LedgerEntry.AgencyKey;
import org.entente.core.ledger.Move;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Step;
import org.entente.core.ledger.Way;
import org.entente.core.message.MessageId;
import org.entente.store.content.OpenVault;
import org.entente.store.database.OneDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Several hands of two nodes do what a seed says, at once, on one PostgreSQL; what they were told must be what one hand
 * alone could have been told. A seed that fails is a test from then on.
 */
class ManyHandsOnOneLedgerTest {

    private static final int HANDS = 8;
    private static final int STEPS = 60;
    private static final int MESSAGES = 5;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Set<Stage> OPEN = Set.of(Stage.SUBMITTED, Stage.CLEARED, Stage.WAITING, Stage.RECEIPTED);

    private final SqlLedger one = node("one");
    private final SqlLedger two = node("two");
    private final Map<MessageId, AtomicReference<String>> holders = new ConcurrentHashMap<>();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 1971, 20_261_125})
    void oneKeyIsAcceptedOnceWhoeverHandsItInAndHoweverOften(long seed) throws Exception {
        String keys = "key-" + seed + "-" + UUID.randomUUID() + "-";
        Map<String, Queue<MessageId>> answers = new ConcurrentHashMap<>();
        Queue<String> fresh = new ConcurrentLinkedQueue<>();

        handsWork(seed, (random, ledger) -> {
            String key = keys + random.nextInt(MESSAGES);
            var accepted = ledger.accept(submission(key), List.of(submitted()));
            answers.computeIfAbsent(key, any -> new ConcurrentLinkedQueue<>())
                    .add(accepted.entry().id());
            if (accepted.isNew()) {
                fresh.add(key);
            }
        });

        assertThat(fresh).doesNotHaveDuplicates().hasSameSizeAs(answers.keySet());
        assertThat(answers.values())
                .allSatisfy(told -> assertThat(Set.copyOf(told)).hasSize(1));
        answers.values()
                .forEach(told -> assertThat(one.timeline(Way.OUTBOUND, told.element()))
                        .as("facts of one acceptance")
                        .hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 8, 43, 1972, 20_261_126})
    void aMessageHasOneHolderAndEveryArrowOneWinner(long seed) throws Exception {
        List<LedgerEntry> messages = IntStream.range(0, MESSAGES)
                .mapToObj(i -> one.accept(submission(UUID.randomUUID().toString()), List.of(submitted()))
                        .entry())
                .toList();
        messages.forEach(message -> holders.put(message.id(), new AtomicReference<>("")));
        Queue<Arrow> won = new ConcurrentLinkedQueue<>();

        handsWork(seed, (random, ledger) -> {
            LedgerEntry message = messages.get(random.nextInt(MESSAGES));
            ledger.claim(Way.OUTBOUND, message.id(), OPEN, HOUR)
                    .ifPresent(claimed -> works(random, ledger, claimed).ifPresent(won::add));
        });

        assertThat(violations).isEmpty();
        assertThat(won).hasSizeGreaterThan(MESSAGES);
        for (LedgerEntry message : messages) {
            List<Arrow> own = won.stream()
                    .filter(arrow -> arrow.id().equals(message.id()))
                    .toList();
            Stage now = two.find(Way.OUTBOUND, message.id()).orElseThrow().stage();
            assertThat(endOf(own))
                    .as("one path, and the ledger stands at its end")
                    .contains(now);
            assertThat(two.timeline(Way.OUTBOUND, message.id()))
                    .as("a fact for each arrow, and none beside")
                    .hasSize(own.size() + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 9, 44})
    void handsThatHoldNothingMoveTheSameArrowOnce(long seed) throws Exception {
        List<LedgerEntry> messages = IntStream.range(0, MESSAGES)
                .mapToObj(i -> one.accept(submission(UUID.randomUUID().toString()), List.of(submitted()))
                        .entry())
                .toList();
        Queue<MessageId> won = new ConcurrentLinkedQueue<>();
        Queue<MessageId> late = new ConcurrentLinkedQueue<>();

        handsWork(seed, (random, ledger) -> {
            LedgerEntry message = messages.get(random.nextInt(MESSAGES));
            try {
                ledger.move(Move.of(message, Stage.CLEARED, Fact.of(AMessage.NOON, Step.CLEARED)));
                won.add(message.id());
            } catch (StaleBell tooLate) {
                late.add(message.id());
            }
        });

        assertThat(won).doesNotHaveDuplicates().hasSize(MESSAGES);
        assertThat(won.size() + late.size()).isEqualTo(HANDS * STEPS);
    }

    private record Arrow(MessageId id, Stage from, Stage to) {}

    /** Moves it somewhere legal, or gives it back; nobody else may hold it meanwhile. */
    private Optional<Arrow> works(Random random, SqlLedger ledger, LedgerEntry held) {
        String hand = Thread.currentThread().getName();
        AtomicReference<String> holder = holders.getOrDefault(held.id(), new AtomicReference<>("nobody"));
        if (!holder.compareAndSet("", hand)) {
            violations.add(held.id() + " is held by " + holder.get() + " and by " + hand);
        }
        Thread.onSpinWait();
        holder.set("");
        if (random.nextInt(4) == 0) {
            ledger.release(Way.OUTBOUND, held.id());
            return Optional.empty();
        }
        List<Stage> ways = held.stage().successors().stream()
                .filter(next -> OPEN.contains(next) || random.nextInt(20) == 0)
                .sorted()
                .toList();
        if (ways.isEmpty()) {
            ledger.release(Way.OUTBOUND, held.id());
            return Optional.empty();
        }
        Stage to = ways.get(random.nextInt(ways.size()));
        ledger.move(Move.of(held, to, Fact.of(AMessage.NOON, Step.SENT)));
        return Optional.of(new Arrow(held.id(), held.stage(), to));
    }

    /** Where a path ends that uses every arrow once; empty where there is no such path from SUBMITTED. */
    private static Optional<Stage> endOf(List<Arrow> arrows) {
        Map<Stage, Long> balance = arrows.stream()
                .flatMap(arrow -> java.util.stream.Stream.of(Map.entry(arrow.from(), -1L), Map.entry(arrow.to(), 1L)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum));
        balance.merge(Stage.SUBMITTED, 1L, Long::sum);
        List<Stage> ends = balance.entrySet().stream()
                .filter(entry -> entry.getValue() != 0)
                .map(Map.Entry::getKey)
                .toList();
        boolean isOnePath = ends.size() == 1 && balance.getOrDefault(ends.getFirst(), 0L) == 1;
        return isOnePath ? Optional.of(ends.getFirst()) : Optional.empty();
    }

    private interface Work {
        void step(Random random, SqlLedger ledger);
    }

    private void handsWork(long seed, Work work) throws Exception {
        var start = new CyclicBarrier(HANDS);
        try (ExecutorService pool = Executors.newFixedThreadPool(HANDS)) {
            List<Future<?>> hands = new ArrayList<>();
            for (int hand = 0; hand < HANDS; hand++) {
                var random = new Random(seed * 1000 + hand);
                SqlLedger ledger = hand % 2 == 0 ? one : two;
                Callable<Boolean> steps = () -> {
                    start.await(20, TimeUnit.SECONDS);
                    for (int step = 0; step < STEPS; step++) {
                        work.step(random, ledger);
                    }
                    return true;
                };
                hands.add(pool.submit(steps));
            }
            for (Future<?> hand : hands) {
                hand.get(60, TimeUnit.SECONDS);
            }
        }
    }

    private static LedgerEntry submission(String key) {
        return AMessage.submitted(
                new ContentKey(new byte[] {1, 2, 3}), Optional.of(new AgencyKey(key, "fingerprint")), List.of());
    }

    private static Fact submitted() {
        return Fact.of(AMessage.NOON, Step.SUBMITTED);
    }

    private static SqlLedger node(String name) {
        return new SqlLedger(
                OneDatabase.connected(),
                name + "-" + UUID.randomUUID(),
                new OpenVault(),
                Clock.systemUTC(),
                Duration.ofSeconds(20));
    }
}
