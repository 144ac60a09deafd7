package org.entente.core.ledger;

/** The answer to the first question of every officer: did anything leave this State? */
public enum LeftThisState {
    NO("Nothing left this State."),
    MAYBE("It may have left this State: it was sent, and no receipt has come back yet."),
    YES("It left this State: the partner's gateway has signed for it.");

    private final String words;

    LeftThisState(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
