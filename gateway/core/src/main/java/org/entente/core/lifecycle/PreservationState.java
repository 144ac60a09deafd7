package org.entente.core.lifecycle;

import java.util.EnumSet;
import java.util.Set;

/** Where preserved data stands (domain page 1.10; Budapest Convention arts. 16, 17 and 29). */
public enum PreservationState implements Standing<PreservationState> {
    REQUESTED,
    /** Nothing is held, or the custodian is not concerned. */
    IMPOSSIBLE,
    PRESERVED,
    EXTENDED,
    /** A request for disclosure names it: it is kept until that is decided. */
    LINKED_TO_PRODUCTION,
    RELEASED,
    EXPIRED;

    @Override
    public Set<PreservationState> successors() {
        return switch (this) {
            case REQUESTED -> EnumSet.of(PRESERVED, IMPOSSIBLE, RELEASED);
            case PRESERVED, EXTENDED -> EnumSet.of(EXTENDED, LINKED_TO_PRODUCTION, RELEASED, EXPIRED);
            case LINKED_TO_PRODUCTION -> EnumSet.of(EXTENDED, RELEASED, EXPIRED);
            case IMPOSSIBLE, RELEASED, EXPIRED -> EnumSet.noneOf(PreservationState.class);
        };
    }
}
