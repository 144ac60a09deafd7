package org.entente.core.lifecycle;

import java.util.EnumSet;
import java.util.Set;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.LeftThisState;

/**
 * How far a message got on its way to one recipient, in the names of the evidences of ETSI TS 102 640 (domain 1.10).
 *
 * <p>Derived from the ledger's stage, which is finer; for partners and exports that speak these names.
 */
public enum TransportState implements Standing<TransportState> {
    SUBMITTED("SubmissionAcceptanceRejection"),
    SUBMISSION_ACCEPTED("SubmissionAcceptanceRejection"),
    SUBMISSION_REJECTED("SubmissionAcceptanceRejection"),
    RELAY_ACCEPTED("RelayREMMDAcceptanceRejection"),
    RELAY_REJECTED("RelayREMMDAcceptanceRejection"),
    RELAY_FAILED("RelayREMMDFailure"),
    DELIVERED("DeliveryNonDeliveryToRecipient"),
    NOT_DELIVERED("DeliveryNonDeliveryToRecipient"),
    RETRIEVED("RetrievalNonRetrievalByRecipient"),
    NOT_RETRIEVED("RetrievalNonRetrievalByRecipient");

    private final String evidence;

    TransportState(String evidence) {
        this.evidence = evidence;
    }

    /** The ETSI evidence that speaks of it. */
    public String evidence() {
        return evidence;
    }

    @Override
    public Set<TransportState> successors() {
        return switch (this) {
            case SUBMITTED -> EnumSet.of(SUBMISSION_ACCEPTED, SUBMISSION_REJECTED);
            case SUBMISSION_ACCEPTED -> EnumSet.of(RELAY_ACCEPTED, RELAY_REJECTED, RELAY_FAILED);
            case RELAY_ACCEPTED -> EnumSet.of(DELIVERED, NOT_DELIVERED);
            case DELIVERED -> EnumSet.of(RETRIEVED, NOT_RETRIEVED);
            case SUBMISSION_REJECTED, RELAY_REJECTED, RELAY_FAILED, NOT_DELIVERED, RETRIEVED, NOT_RETRIEVED ->
                EnumSet.noneOf(TransportState.class);
        };
    }

    /** Where an outbound message stands. */
    public static TransportState of(LedgerEntry entry) {
        boolean hasLeft = entry.standing().left() != LeftThisState.NO;
        return switch (entry.stage()) {
            case SUBMITTED -> SUBMITTED;
            case CLEARED, WAITING -> SUBMISSION_ACCEPTED;
            case RECEIPTED, ARRIVED, ADMITTED, QUARANTINED -> RELAY_ACCEPTED;
            case OFFERED -> DELIVERED;
            case DELIVERED -> RETRIEVED;
            case HELD -> hasLeft ? RELAY_ACCEPTED : SUBMITTED;
            case REFUSED -> hasLeft ? NOT_DELIVERED : SUBMISSION_REJECTED;
            case EXPIRED, WITHDRAWN -> hasLeft ? NOT_RETRIEVED : SUBMISSION_REJECTED;
            case BROKEN -> hasLeft ? NOT_DELIVERED : RELAY_FAILED;
        };
    }
}
