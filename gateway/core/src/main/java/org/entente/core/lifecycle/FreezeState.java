package org.entente.core.lifecycle;

import java.util.EnumSet;
import java.util.Set;

/** Where a request to freeze assets stands (domain page 1.10; UNSCR 1373 OP 1(c)); what is frozen can be released. */
public enum FreezeState implements Standing<FreezeState> {
    REQUESTED,
    FROZEN,
    NO_ASSETS,
    /** A name agrees and nothing else is known: nothing is frozen for good before somebody confirmed it. */
    NAME_MATCH,
    /** A part is open for basic or extraordinary expenses. */
    EXEMPTED,
    RELEASED;

    @Override
    public Set<FreezeState> successors() {
        return switch (this) {
            case REQUESTED -> EnumSet.of(FROZEN, NO_ASSETS, NAME_MATCH, RELEASED);
            case NAME_MATCH -> EnumSet.of(FROZEN, NO_ASSETS, RELEASED);
            case FROZEN, EXEMPTED -> EnumSet.of(EXEMPTED, RELEASED);
            case NO_ASSETS, RELEASED -> EnumSet.noneOf(FreezeState.class);
        };
    }
}
