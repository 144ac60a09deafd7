package org.entente.integration.arena;

/** One node among those of its State, numbered from 1. */
public record Seat(Side side, int number) {

    /** The first node of a State, which is there in every arena. */
    public static Seat of(Side side) {
        return new Seat(side, 1);
    }

    @Override
    public String toString() {
        return side + " " + number;
    }
}
