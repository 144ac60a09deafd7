package org.entente.core.rollover;

/** How far an update of certificates is, seen from this State. */
public enum UpdateStage {
    /** Announced here, and not yet at the partner's gateway. */
    WAITING,
    /** The partner's gateway has receipted it; its people decide. */
    SENT,
    /** A partner's; our people decide. */
    RECEIVED,
    /** A partner's, whose certificates count here now; it does not know that yet. */
    ACCEPTED,
    /** A partner's that is not taken; it does not know that yet. */
    TURNED_DOWN,
    /** The certificates count on the other side, and both know. */
    CONFIRMED,
    /** They do not, and both know. */
    REJECTED;

    /** Whether something has to go to the partner now. */
    public boolean isOwed() {
        return this == WAITING || this == ACCEPTED || this == TURNED_DOWN;
    }

    /** Whether the partner may still answer, or people here may still decide. */
    public boolean isOpen() {
        return this != CONFIRMED && this != REJECTED;
    }
}
