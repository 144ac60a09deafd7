package org.entente.integration.crash;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.entente.core.failure.KillPoint;
import org.entente.integration.arena.Alert;
import org.entente.integration.arena.Arena;
import org.entente.integration.arena.NodeProcess;
import org.entente.integration.arena.Seat;
import org.entente.integration.arena.Side;
import org.entente.integration.arena.Traffic;
import org.entente.integration.oracle.Verdict;
import tools.jackson.databind.node.ObjectNode;

/**
 * One sabotage: the same blow on the product as it is, which must stand it, and on the product broken on purpose.
 *
 * @param whole the oracle on the product as it is
 * @param broken the oracle on the broken product
 * @param order what the order of the system calls says of each, for what no process can notice by itself dying
 */
record Sabotaged(Sabotage sabotage, Verdict whole, Verdict broken, Optional<Orders> order, double seconds) {

    private static final int ALERTS = 6;
    private static final Duration DEATH = Duration.ofSeconds(60);
    private static final Duration START = Duration.ofMinutes(8);
    private static final Duration SETTLING = Duration.ofSeconds(60);

    /** Two looks at the order of the system calls. */
    record Orders(WriteOrder.Finding whole, WriteOrder.Finding broken) {}

    static Sabotaged run(Sabotage sabotage, Arena arena) {
        long begin = System.nanoTime();
        Look whole = look(sabotage, arena, false);
        Look broken = look(sabotage, arena, true);
        Optional<Orders> orders =
                whole.order().flatMap(first -> broken.order().map(second -> new Orders(first, second)));
        return new Sabotaged(sabotage, whole.verdict(), broken.verdict(), orders, (System.nanoTime() - begin) / 1e9);
    }

    private record Look(Verdict verdict, Optional<WriteOrder.Finding> order) {}

    private static Look look(Sabotage sabotage, Arena arena, boolean isBroken) {
        NodeProcess victim = arena.node(sabotage == Sabotage.DELIVER_TWICE ? Side.RECEIVER : Side.SENDER);
        String run = sabotage.name().replace('_', '-') + (isBroken ? "-BROKEN" : "-WHOLE");
        arena.beginsAnew(run);
        if (isBroken) {
            victim.grave().arm(sabotage.name());
            arena.struck("sabotage: " + sabotage.words());
        }
        Optional<WriteOrder.Finding> order = switch (sabotage) {
            case ACKNOWLEDGE_BEFORE_COMMIT -> dying(arena, victim, run, Sabotage.DIE_BEFORE_COMMIT);
            case FORGET_THE_DUPLICATE_KEY -> dying(arena, victim, run, KillPoint.K13.name());
            case SKIP_FDATASYNC_ON_CONTENT -> Optional.of(WriteOrder.observed(arena, Side.SENDER, run));
            case DELIVER_TWICE, DROP_ON_FULL_QUEUE -> {
                settle(arena, arena.traffic().send(keys(run)));
                yield Optional.empty();
            }
        };
        victim.grave().disarm(sabotage.name());
        return new Look(arena.verdict(), order);
    }

    private static Optional<WriteOrder.Finding> dying(Arena arena, NodeProcess victim, String run, String sign) {
        victim.grave().arm(sign);
        List<CompletableFuture<String>> answers = arena.traffic().send(keys(run));
        victim.diedWithin(DEATH);
        victim.grave().disarm(sign);
        victim.revive();
        arena.comesUp(Seat.of(Side.SENDER), START);
        settle(arena, answers);
        return Optional.empty();
    }

    /** As far as it does: what a broken product has lost never settles. */
    private static void settle(Arena arena, List<CompletableFuture<String>> answers) {
        Traffic.within(
                SETTLING,
                () -> answers.stream().allMatch(answer -> answer.isDone() && arena.isSettled(answer.join()))
                        && arena.isQuiet());
    }

    private static List<String> keys(String run) {
        return IntStream.range(0, ALERTS)
                .mapToObj(number -> Alert.key(run, number))
                .toList();
    }

    /** The product stands the blow, and the broken one is found out. */
    boolean isAsExpected() {
        return whole.isGood()
                && switch (sabotage) {
                    case ACKNOWLEDGE_BEFORE_COMMIT, DROP_ON_FULL_QUEUE ->
                        !broken.lost().isEmpty();
                    case FORGET_THE_DUPLICATE_KEY, DELIVER_TWICE ->
                        !broken.duplicated().isEmpty();
                    case SKIP_FDATASYNC_ON_CONTENT ->
                        order.filter(found -> found.whole().isGood()
                                        && !found.broken().isGood())
                                .isPresent();
                };
    }

    String line() {
        String caught = isAsExpected() ? "caught" : "NOT CAUGHT";
        return String.format(
                Locale.ROOT,
                "%-26s %-10s %.0f s%n    whole:  %s%s%n    broken: %s%s",
                sabotage.words(),
                caught,
                seconds,
                whole.inWords(),
                order.map(found -> "; " + found.whole().inWords()).orElse(""),
                broken.inWords(),
                order.map(found -> "; " + found.broken().inWords()).orElse(""));
    }

    ObjectNode json() {
        ObjectNode line = CrashLoop.counts(broken);
        line.put("sabotage", sabotage.words());
        line.put("caught", isAsExpected());
        line.put("seconds", seconds);
        line.set("withoutSabotage", CrashLoop.counts(whole));
        order.ifPresent(found -> line.put("order", found.broken().inWords())
                .put("orderWithoutSabotage", found.whole().inWords()));
        return line;
    }
}
