package org.entente.core.message;

import java.util.Arrays;
import java.util.Optional;

/** How soon a person must act; FLASH and URGENT travel in the urgent lane. */
public enum Urgency {
    FLASH(Lane.URGENT),
    URGENT(Lane.URGENT),
    PRIORITY(Lane.ROUTINE),
    ROUTINE(Lane.ROUTINE);

    private final Lane lane;

    Urgency(Lane lane) {
        this.lane = lane;
    }

    public Lane lane() {
        return lane;
    }

    public static Optional<Urgency> named(String code) {
        return Arrays.stream(values())
                .filter(level -> level.name().equals(code))
                .findFirst();
    }
}
