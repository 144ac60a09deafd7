package org.entente.cli.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.entente.cli.bench.states.Reading;

/**
 * All that one run of the bench has found out.
 *
 * @param alone one message at a time on idle nodes
 * @param together all clients at once
 * @param phase4PerSecond phase4's push of as many bytes by as many clients, which keeps nothing
 */
record JourneyFigures(
        Settings settings,
        Arrivals.Count count,
        Stretch alone,
        Stretch together,
        Cost cost,
        Optional<Double> phase4PerSecond,
        List<State> states) {

    /** How many times as many messages make the whole journey as phase4 pushes. */
    Optional<Double> timesPhase4() {
        return phase4PerSecond.map(push -> together.perSecond() / push);
    }

    /** What was asked for. */
    record Settings(int seconds, int warmUp, int clients, int onTheWay, int size, long ledger, boolean inThisProcess) {}

    /**
     * One way of loading the two nodes.
     *
     * @param perSecond messages that arrived and were confirmed within the time, by second
     * @param rooms by journey and room, from the nodes' logs
     * @param ladder by rung after the one before, as the sending agency is told
     */
    record Stretch(
            int messages,
            double perSecond,
            Percentiles accept,
            Percentiles inbox,
            Percentiles confirmed,
            Map<String, Percentiles> rooms,
            Map<String, Percentiles> ladder) {}

    /** CPU milliseconds and bytes per message, of both States together and of the clients. */
    record Cost(double nodesCpu, double databasesCpu, double clientsCpu, double bytesKept, double bytesWal) {}

    /** One State: seconds to start, memory at rest and under load. */
    record State(String name, double startSeconds, Reading atRest, Reading underLoad) {}

    static Stretch stretch(
            Load.Phase phase,
            List<Arrivals.Journey> all,
            Map<String, Percentiles> rooms,
            Map<String, Percentiles> ladder) {
        List<Arrivals.Journey> begun =
                all.stream().filter(one -> phase.holds(one.sent().begun())).toList();
        long ended = all.stream()
                .filter(one -> phase.holds(one.arrived().confirmed()))
                .count();
        return new Stretch(
                begun.size(),
                ended / phase.seconds(),
                millis(begun, one -> one.sent().accepted()),
                millis(begun, one -> one.arrived().listed()),
                millis(begun, one -> one.arrived().confirmed()),
                rooms,
                ladder);
    }

    private static Percentiles millis(List<Arrivals.Journey> journeys, ToDoubleFunction<Arrivals.Journey> until) {
        return Percentiles.of(journeys.stream()
                .map(one -> (until.applyAsDouble(one) - one.sent().begun()) / 1e6)
                .toList());
    }
}
