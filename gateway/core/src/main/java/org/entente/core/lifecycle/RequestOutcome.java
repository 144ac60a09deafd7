package org.entente.core.lifecycle;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of a whole request: executed only when every item is terminal and at least one was executed; where none
 * was, what became of the items is the outcome.
 *
 * @param counts how many items ended how; open ones are missing
 */
public record RequestOutcome(Kind kind, Map<ItemState, Long> counts) {

    public RequestOutcome {
        counts = Map.copyOf(counts);
    }

    /** What one word can say; the counts say the rest. */
    public enum Kind {
        OPEN,
        EXECUTED,
        /** Every item refused. */
        REFUSED,
        /** Every item withdrawn. */
        WITHDRAWN,
        /** Ended without any item executed, for more than one reason. */
        NOT_EXECUTED
    }

    /** The outcome of items that ended, or have not: one entry an item, {@code outcomes} of those that ended. */
    public static RequestOutcome of(Collection<ItemState> outcomes, int items) {
        Map<ItemState, Long> counts = new EnumMap<>(ItemState.class);
        for (ItemState outcome : outcomes) {
            if (!outcome.isOutcome()) {
                throw new IllegalArgumentException(outcome + " is no outcome");
            }
            counts.merge(outcome, 1L, Long::sum);
        }
        return new RequestOutcome(outcomes.size() < items ? Kind.OPEN : kind(counts), counts);
    }

    private static Kind kind(Map<ItemState, Long> counts) {
        if (counts.containsKey(ItemState.EXECUTED)) {
            return Kind.EXECUTED;
        }
        boolean oneReason = counts.size() == 1;
        if (oneReason && counts.containsKey(ItemState.REFUSED)) {
            return Kind.REFUSED;
        }
        return oneReason && counts.containsKey(ItemState.WITHDRAWN) ? Kind.WITHDRAWN : Kind.NOT_EXECUTED;
    }
}
