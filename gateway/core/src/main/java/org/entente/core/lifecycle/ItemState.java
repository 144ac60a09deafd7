package org.entente.core.lifecycle;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where one item of a request stands (domain page 1.10); answer, refusal and delay are per item.
 *
 * <p>An answer counts wherever the item is open: also while its clock stands, and before anybody acknowledged it.
 */
public enum ItemState implements Standing<ItemState> {
    DRAFT,
    AUTHORISED,
    SENT,
    ACKNOWLEDGED,
    MORE_INFO,
    IN_PROGRESS,
    PARTIAL,
    EXECUTED,
    REFUSED,
    IMPOSSIBLE,
    POSTPONED,
    TRANSFERRED,
    WITHDRAWN,
    EXPIRED,
    FEEDBACK,
    CLOSED;

    private static final Set<ItemState> OUTCOMES =
            EnumSet.of(EXECUTED, REFUSED, IMPOSSIBLE, TRANSFERRED, WITHDRAWN, EXPIRED);

    private static final Set<ItemState> OPEN_THERE =
            EnumSet.of(SENT, ACKNOWLEDGED, MORE_INFO, IN_PROGRESS, PARTIAL, POSTPONED);

    /** Where {@code act} leads from here; empty when it is out of place. */
    public Optional<ItemState> after(Act act) {
        return Optional.ofNullable(table().get(act));
    }

    @Override
    public Set<ItemState> successors() {
        var next = EnumSet.noneOf(ItemState.class);
        next.addAll(table().values());
        next.remove(this);
        return next;
    }

    /** Whether nothing more is to be done for it: feedback and closing only follow. */
    public boolean isTerminal() {
        return OUTCOMES.contains(this) || this == FEEDBACK || this == CLOSED;
    }

    /** Whether it says how the item ended. */
    public boolean isOutcome() {
        return OUTCOMES.contains(this);
    }

    /** Whether the clock of the executing State stands. */
    public boolean stopsTheClock() {
        return this == MORE_INFO || this == POSTPONED;
    }

    private Map<Act, ItemState> table() {
        Map<Act, ItemState> table = new EnumMap<>(Act.class);
        if (OPEN_THERE.contains(this)) {
            table.put(Act.ACKNOWLEDGE, this);
            table.put(Act.SUPPLY, this);
            table.put(Act.ANSWER_IN_PART, PARTIAL);
            table.put(Act.EXECUTE, EXECUTED);
            table.put(Act.REFUSE, REFUSED);
            table.put(Act.FIND_IMPOSSIBLE, IMPOSSIBLE);
            table.put(Act.TRANSFER, TRANSFERRED);
            table.put(Act.WITHDRAW, WITHDRAWN);
            table.put(Act.EXPIRE, EXPIRED);
        }
        table.putAll(ownMoves());
        return table;
    }

    private Map<Act, ItemState> ownMoves() {
        return switch (this) {
            case DRAFT -> Map.of(Act.AUTHORISE, AUTHORISED, Act.WITHDRAW, WITHDRAWN);
            case AUTHORISED -> Map.of(Act.SEND, SENT, Act.WITHDRAW, WITHDRAWN);
            case SENT ->
                Map.of(
                        Act.ACKNOWLEDGE, ACKNOWLEDGED,
                        Act.START, IN_PROGRESS,
                        Act.ASK_MORE, MORE_INFO,
                        Act.POSTPONE, POSTPONED);
            case ACKNOWLEDGED, PARTIAL ->
                Map.of(Act.START, IN_PROGRESS, Act.ASK_MORE, MORE_INFO, Act.POSTPONE, POSTPONED);
            case MORE_INFO -> Map.of(Act.SUPPLY, IN_PROGRESS, Act.START, IN_PROGRESS);
            case IN_PROGRESS -> Map.of(Act.ASK_MORE, MORE_INFO, Act.POSTPONE, POSTPONED);
            case POSTPONED -> Map.of(Act.START, IN_PROGRESS);
            case EXECUTED, REFUSED, IMPOSSIBLE, TRANSFERRED, WITHDRAWN, EXPIRED ->
                Map.of(Act.GIVE_FEEDBACK, FEEDBACK, Act.CLOSE, CLOSED);
            case FEEDBACK -> Map.of(Act.GIVE_FEEDBACK, FEEDBACK, Act.CLOSE, CLOSED);
            case CLOSED -> Map.of();
        };
    }
}
