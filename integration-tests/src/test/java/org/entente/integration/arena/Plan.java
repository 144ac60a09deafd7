package org.entente.integration.arena;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How many nodes each State has, and what stands differently in their configurations.
 *
 * @param first the first of 200 ports
 * @param senders nodes of the sending State
 * @param receivers nodes of the receiving State
 * @param limits lines of the section of that name, for every node
 * @param rules more rules for Byteman, for every node
 */
public record Plan(int first, int senders, int receivers, List<String> limits, String rules, Map<Side, Launch> launch) {

    private static final int NEXT_NODE = 10;
    private static final int NEXT_STATE = 100;
    private static final int LINK = 80;

    public Plan {
        limits = List.copyOf(limits);
        launch = Map.copyOf(launch);
    }

    /** One node for each State. */
    public static Plan at(int first) {
        return new Plan(first, 1, 1, List.of(), "", Map.of());
    }

    public Plan nodes(int ofTheSender, int ofTheReceiver) {
        return new Plan(first, ofTheSender, ofTheReceiver, limits, rules, launch);
    }

    public Plan limits(String... lines) {
        return new Plan(first, senders, receivers, List.of(lines), rules, launch);
    }

    public Plan rules(String more) {
        return new Plan(first, senders, receivers, limits, more, launch);
    }

    public Plan launching(Side side, Launch how) {
        return new Plan(first, senders, receivers, limits, rules, Map.of(side, how));
    }

    Launch launch(Side side) {
        return launch.getOrDefault(side, Launch.plain());
    }

    List<Seat> seats() {
        return Stream.of(Side.values()).flatMap(side -> seats(side).stream()).toList();
    }

    /** The nodes of one State. */
    public List<Seat> seats(Side side) {
        int nodes = side == Side.SENDER ? senders : receivers;
        return IntStream.rangeClosed(1, nodes)
                .mapToObj(number -> new Seat(side, number))
                .toList();
    }

    boolean isShared(Side side) {
        return seats(side).size() > 1;
    }

    /** The first of a node's ports. */
    public int firstPort(Seat seat) {
        return port(seat);
    }

    int port(Seat seat) {
        return firstOf(seat.side()) + NEXT_NODE * (seat.number() - 1);
    }

    private int firstOf(Side side) {
        return switch (side) {
            case SENDER -> first;
            case RECEIVER -> first + NEXT_STATE;
        };
    }

    /** Where partners reach a State. */
    public int linkPort(Side side) {
        return firstOf(side) + LINK;
    }

    /** Where a node reaches the database that it shares. */
    int databaseLinkPort(Seat seat) {
        return linkPort(seat.side()) + seat.number();
    }

    /** Of the database that the nodes of one State share. */
    int databasePort(Side side) {
        return linkPort(side) + NEXT_NODE;
    }
}
