package org.entente.integration.crash;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.entente.core.failure.KillPoint;
import org.entente.integration.arena.Alert;
import org.entente.integration.arena.Arena;
import org.entente.integration.arena.NodeProcess;
import org.entente.integration.arena.Side;
import org.entente.integration.arena.Traffic;

/** One blow: three alerts in flight, one node dies at one point, comes back, and everything must settle. */
record Round(KillPoint point, Side side, int number) {

    private static final int IN_FLIGHT = 3;
    private static final Duration DEATH = Duration.ofSeconds(40);
    private static final Duration AFTERMATH = Duration.ofSeconds(3);
    private static final Duration SETTLING = Duration.ofMinutes(4);

    /**
     * What happened in one round.
     *
     * @param died false where no message passes this point on this side
     * @param secondsToRecover from the new start of the process to the settling of every alert of this round
     */
    record Result(Round round, boolean died, boolean settled, double secondsToRecover, List<String> ids) {}

    Result strike(Arena arena) {
        NodeProcess victim = arena.node(side);
        victim.grave().arm(point);
        arena.struck("armed " + point + " at the " + side);
        List<CompletableFuture<String>> answers = arena.traffic().send(keys());
        boolean died = dies(
                victim,
                () -> answers.stream().allMatch(CompletableFuture::isDone)
                        && ids(answers).stream().allMatch(arena::isSettled));
        victim.grave().disarm(point);
        long begin = System.nanoTime();
        if (died) {
            victim.revive();
        }
        List<String> ids = ids(answers);
        boolean settled = Traffic.within(SETTLING, () -> ids.stream().allMatch(arena::isSettled));
        return new Result(this, died, settled, (System.nanoTime() - begin) / 1e9, ids);
    }

    /** Waits for the death no longer than there is something to die of. */
    private static boolean dies(NodeProcess victim, Callable<Boolean> allSettled) {
        boolean quiet = Traffic.within(DEATH, () -> !victim.isAlive() || allSettled.call());
        return victim.diedWithin(quiet ? AFTERMATH : DEATH);
    }

    private static List<String> ids(List<CompletableFuture<String>> answers) {
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private List<String> keys() {
        return IntStream.range(0, IN_FLIGHT)
                .mapToObj(i -> Alert.key(point + "-" + side + "-" + number, i))
                .toList();
    }
}
