package org.entente.core.message;

import java.util.Locale;

/** Separate queues, consumers and connections from door to door, so that bulk cannot delay what is urgent. */
public enum Lane {
    URGENT,
    ROUTINE;

    /** Lower case, as it stands in queue names. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
