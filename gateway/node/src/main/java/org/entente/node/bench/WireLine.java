package org.entente.node.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One order to an end of the wire, or its answer: a word, then {@code key=value} pairs, parted by tabs. */
public record WireLine(String word, Map<String, String> values) {

    private static final String PART = "\t";

    public WireLine {
        values = Map.copyOf(values);
    }

    /** Reads one line; what is no pair is passed over. */
    public static WireLine read(String text) {
        String[] parts = text.split(PART, -1);
        return new WireLine(parts[0], pairs(Arrays.copyOfRange(parts, 1, parts.length)));
    }

    /** Reads {@code key=value} pairs. */
    public static Map<String, String> pairs(String... texts) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals > 0) {
                values.put(text.substring(0, equals), text.substring(equals + 1));
            }
        }
        return values;
    }

    public String get(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("The line " + word + " names no " + key));
    }

    public Optional<String> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    public long number(String key) {
        return Long.parseLong(get(key));
    }

    public String text() {
        return word
                + values.entrySet().stream()
                        .map(pair ->
                                PART + pair.getKey() + "=" + pair.getValue().replaceAll("\\s+", " "))
                        .collect(Collectors.joining());
    }
}
