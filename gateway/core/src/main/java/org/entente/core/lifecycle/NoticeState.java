package org.entente.core.lifecycle;

import java.util.EnumSet;
import java.util.Set;

/** Where a published notice stands (domain page 1.10); nobody publishes what nobody reviewed. */
public enum NoticeState implements Standing<NoticeState> {
    PROPOSED,
    REVIEW,
    PUBLISHED,
    AMENDED,
    SUSPENDED,
    WITHDRAWN,
    EXPIRED;

    @Override
    public Set<NoticeState> successors() {
        return switch (this) {
            case PROPOSED -> EnumSet.of(REVIEW, WITHDRAWN);
            case REVIEW -> EnumSet.of(PROPOSED, PUBLISHED, WITHDRAWN);
            case PUBLISHED, AMENDED -> EnumSet.of(AMENDED, SUSPENDED, WITHDRAWN, EXPIRED);
            case SUSPENDED -> EnumSet.of(PUBLISHED, WITHDRAWN, EXPIRED);
            case WITHDRAWN, EXPIRED -> EnumSet.noneOf(NoticeState.class);
        };
    }

    /** Whether an officer who meets its subject may act on it. */
    public boolean isInForce() {
        return this == PUBLISHED || this == AMENDED;
    }
}
