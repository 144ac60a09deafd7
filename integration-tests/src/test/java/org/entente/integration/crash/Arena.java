package org.entente.integration.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.cli.client.ClientFault;
import org.entente.integration.crash.Oracle.Evidence;
import org.entente.integration.crash.Oracle.Verdict;

/** Two nodes, two agencies and the adversary's journal, from the first start to the sentence. */
final class Arena implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);

    private final TwoStates states;
    private final Journal journal = new Journal();
    private final Map<Side, NodeProcess> nodes = new EnumMap<>(Side.class);
    private final Traffic traffic;

    private Arena(TwoStates states) {
        this.states = states;
        for (Side side : Side.values()) {
            nodes.put(side, states.node(side));
        }
        this.traffic = new Traffic(states, journal);
    }

    /** Returns when both nodes answer. */
    static Arena open(Path home, int port) {
        return open(home, TwoStates.in(home, port));
    }

    static Arena open(Path home, TwoStates states) {
        var arena = new Arena(states);
        for (Side side : Side.values()) {
            boolean over = Traffic.within(
                    START, () -> arena.states.answers(side) || !arena.node(side).isAlive());
            if (!over || !arena.node(side).isAlive()) {
                arena.close();
                throw new IllegalStateException(
                        "The " + side + "'s node did not answer within " + START + ": see node.out below " + home);
            }
        }
        return arena;
    }

    NodeProcess node(Side side) {
        NodeProcess node = nodes.get(side);
        if (node == null) {
            throw new IllegalStateException("There is no node of the " + side);
        }
        return node;
    }

    Traffic traffic() {
        return traffic;
    }

    /** What both ledgers say of a message now; a node that is dead says nothing. */
    Evidence evidence(String id) {
        return new Evidence(stage(Side.SENDER, "outbound", id), stage(Side.RECEIVER, "inbound", id));
    }

    /** To be asked when all is quiet. */
    Verdict verdict(List<String> ids) {
        Map<String, Evidence> ledgers = new LinkedHashMap<>();
        ids.forEach(id -> ledgers.put(id, evidence(id)));
        return Oracle.judge(journal, ledgers);
    }

    private String stage(Side side, String way, String id) {
        try {
            return states.operator(side)
                    .get("/operator/messages/" + way + "/" + id)
                    .path("state")
                    .path("stage")
                    .asString("");
        } catch (ClientFault silent) {
            return "";
        }
    }

    @Override
    public void close() {
        traffic.close();
        nodes.values().forEach(NodeProcess::close);
    }
}
