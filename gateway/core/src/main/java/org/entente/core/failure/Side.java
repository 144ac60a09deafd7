package org.entente.core.failure;

/** Whose side something went wrong on: the first thing a person at 3 a.m. wants to know. */
public enum Side {
    AGENCY("the agency that handed the message in"),
    THIS_GATEWAY("this State's gateway"),
    PARTNER("the partner State's gateway"),
    RECEIVER("the receiving agency"),
    NETWORK("the line between the two gateways");

    private final String words;

    Side(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
