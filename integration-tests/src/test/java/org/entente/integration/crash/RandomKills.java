package org.entente.integration.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.entente.integration.arena.Arena;
import org.entente.integration.arena.NodeProcess;
import org.entente.integration.arena.Seat;
import org.entente.integration.arena.Steady;
import org.entente.integration.arena.Traffic;
import org.entente.integration.oracle.Verdict;
import tools.jackson.databind.node.ObjectNode;

/** Alerts at a steady rate while nodes are killed and paused at random; the seed decides who, when and for how long. */
final class RandomKills {

    private static final Duration RECOVERY = Duration.ofMinutes(8);
    private static final Duration SETTLING = Duration.ofMinutes(8);
    private static final int LEAST_PAUSE_MILLIS = 3_000;
    private static final int MOST_PAUSE_MILLIS = 20_000;
    private static final int ONE_IN = 5;

    private final Arena arena;
    private final long seed;
    private final int rate;
    private final List<Double> recoveries = new ArrayList<>();
    private int kills;
    private int pauses;

    RandomKills(Arena arena, long seed, int rate) {
        this.arena = arena;
        this.seed = seed;
        this.rate = rate;
    }

    /**
     * What came of it.
     *
     * @param recoveries seconds from each death to the node's next answer
     * @param refusals what the agency was told at the door, and how often
     */
    record Result(
            long seed,
            int kills,
            int pauses,
            List<Double> recoveries,
            boolean settled,
            Verdict verdict,
            Map<String, Integer> refusals,
            double seconds) {

        boolean isGood() {
            return settled && verdict.isGood();
        }

        String text() {
            String complaints = String.join("\n", Table.complaints(verdict));
            return String.format(
                    Locale.ROOT,
                    "seed %d, %.0f s, %d kills, %d pauses; a killed node answers after p50 %.1f s, p95 %.1f s%n"
                            + "%s%n%sfrom 2xx to confirmation p50 %.1f s, p99 %.1f s, longest %.1f s%n"
                            + "the door said: %s%n%s",
                    seed,
                    seconds,
                    kills,
                    pauses,
                    at(0.5),
                    at(0.95),
                    verdict.inWords(),
                    settled ? "" : "NOT SETTLED\n",
                    verdict.delivery().median(),
                    verdict.delivery().p99(),
                    verdict.delivery().longest(),
                    refusals,
                    complaints.isEmpty() ? "" : complaints + "\n");
        }

        ObjectNode json() {
            ObjectNode root = CrashLoop.counts(verdict);
            root.put("seed", seed).put("seconds", seconds).put("kills", kills).put("pauses", pauses);
            root.put("settled", settled);
            root.put("recoverSecondsP50", at(0.5)).put("recoverSecondsP95", at(0.95));
            root.put("deliverySecondsP50", verdict.delivery().median());
            root.put("deliverySecondsP99", verdict.delivery().p99());
            root.put("deliverySecondsLongest", verdict.delivery().longest());
            ObjectNode said = root.putObject("refusals");
            refusals.forEach(said::put);
            return root;
        }

        private double at(double share) {
            List<Double> sorted = recoveries.stream().sorted().toList();
            return sorted.isEmpty() ? 0 : sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * share)));
        }
    }

    Result run(Duration length) {
        long begin = System.nanoTime();
        long end = begin + length.toNanos();
        var sending = new Steady(arena, "RANDOM", rate);
        var random = new Random(seed);
        while (System.nanoTime() < end) {
            strike(random);
        }
        sending.close();
        List<CompletableFuture<String>> answers = sending.answers();
        boolean settled =
                Traffic.within(SETTLING, () -> answers.stream().allMatch(CompletableFuture::isDone) && arena.isQuiet());
        return new Result(
                seed,
                kills,
                pauses,
                recoveries,
                settled,
                arena.verdict(),
                arena.traffic().refusals(),
                (System.nanoTime() - begin) / 1e9);
    }

    private void strike(Random random) {
        sleep(random.nextInt(LEAST_PAUSE_MILLIS, MOST_PAUSE_MILLIS));
        Seat seat = arena.seats().get(random.nextInt(arena.seats().size()));
        NodeProcess victim = arena.node(seat);
        if (random.nextInt(ONE_IN) == 0) {
            pauses++;
            arena.struck("paused " + seat);
            victim.pause();
            sleep(random.nextInt(LEAST_PAUSE_MILLIS, MOST_PAUSE_MILLIS));
            victim.resume();
            arena.struck("resumed " + seat);
            return;
        }
        kills++;
        arena.struck("killed " + seat);
        long death = System.nanoTime();
        victim.kill();
        victim.revive();
        if (!arena.comesUp(seat, RECOVERY)) {
            arena.struck("did not come up: " + seat);
            System.err.println("entente: " + seat + " did not come up: see node.out in " + victim.folder());
            revived(victim);
        }
        recoveries.add((System.nanoTime() - death) / 1e9);
        System.err.printf(Locale.ROOT, "entente: killed %s, answers after %.1f s%n", seat, recoveries.getLast());
    }

    /** As a supervisor of the system would: a node that ended by itself is started again. */
    private static void revived(NodeProcess victim) {
        if (!victim.isAlive()) {
            victim.revive();
        }
    }

    private static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
