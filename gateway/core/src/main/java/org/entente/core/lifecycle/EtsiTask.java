package org.entente.core.lifecycle;

/** The status names of ETSI TS 103 120, for providers that speak its interface HI-1 (domain page 1.10). */
public enum EtsiTask {
    AWAITING_APPROVAL("AwaitingApproval"),
    AWAITING_DISCLOSURE("AwaitingDisclosure"),
    DISCLOSED("Disclosed"),
    DISCLOSURE_NOT_AVAILABLE("DisclosureNotAvailable"),
    REJECTED("Rejected"),
    CANCELLED("Cancelled"),
    INVALID("Invalid");

    private final String wire;

    EtsiTask(String wire) {
        this.wire = wire;
    }

    /** As it stands in {@code LDTaskStatus}. */
    public String wire() {
        return wire;
    }

    /** What an item's state is called there; what they have no word for is the nearest that promises less. */
    public static EtsiTask of(ItemState state) {
        return switch (state) {
            case DRAFT, AUTHORISED, SENT -> AWAITING_APPROVAL;
            case ACKNOWLEDGED, MORE_INFO, IN_PROGRESS, PARTIAL, POSTPONED, TRANSFERRED -> AWAITING_DISCLOSURE;
            case EXECUTED, FEEDBACK, CLOSED -> DISCLOSED;
            case REFUSED -> REJECTED;
            case IMPOSSIBLE -> DISCLOSURE_NOT_AVAILABLE;
            case WITHDRAWN -> CANCELLED;
            case EXPIRED -> INVALID;
        };
    }
}
