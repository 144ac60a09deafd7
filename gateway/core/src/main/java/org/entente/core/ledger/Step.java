package org.entente.core.ledger;

/** The rungs of the ladder that a machine can prove, and its side states; the same words everywhere. */
public enum Step {
    SUBMITTED("Submitted"),
    CLEARED("Cleared to leave"),
    SEALED("Sealed"),
    SENT("Sent, receipt awaited"),
    AT_THEIR_GATEWAY("At their gateway"),
    ADMITTED("Admitted"),
    OFFERED("In the agency's inbox"),
    AT_THEIR_AGENCY("At their agency"),
    REFUSED("Refused"),
    WAITING("Waiting"),
    QUARANTINED("Quarantined"),
    HELD("Held"),
    EXPIRING("Expires soon"),
    EXPIRED("Expired"),
    BROKEN("Broken"),
    REPLAYED("Tried again by an operator"),
    WITHDRAWN("Withdrawn");

    private final String words;

    Step(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
