package org.entente.core.message;

import java.util.Locale;
import java.util.regex.Pattern;

/** A State (ISO 3166-1 alpha-2) or an organisation that takes part like one (UN, XI, XE). */
public record StateCode(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}");

    public StateCode {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("A State code is two capital letters, not '" + value + "'");
        }
    }

    /** Lower case, as it stands in queue names and folders. */
    public String label() {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
