package org.entente.node.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Refuses a setting in one sentence that names its key. */
final class Required {

    private static final int LAST_PORT = 65_535;

    private Required() {}

    /** The binder leaves out what the file does not name. */
    static void present(String key, @Nullable Object value) {
        that(key, value != null && !value.toString().isBlank(), "present");
    }

    static void that(String key, boolean holds, String mustBe) {
        if (!holds) {
            throw new IllegalArgumentException("The setting " + key + " must be " + mustBe);
        }
    }

    static void port(String key, int port) {
        that(key, port >= 0 && port <= LAST_PORT, "a port between 0 and " + LAST_PORT);
    }

    static void some(String key, Duration duration) {
        that(key, duration.isPositive(), "longer than no time");
    }

    static void some(String key, DataSize size) {
        that(key, size.toBytes() > 0, "larger than nothing");
    }

    static void some(String key, int number) {
        that(key, number > 0, "at least 1");
    }
}
