package org.entente.phase4peer;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One order, answer or event: a word, then {@code key=value} pairs, parted by tabs. */
record Line(String word, Map<String, String> values) {

    private static final String PART = "\t";

    Line {
        values = Map.copyOf(values);
    }

    static Line read(String text) {
        String[] parts = text.split(PART, -1);
        Map<String, String> values = new LinkedHashMap<>();
        Arrays.stream(parts).skip(1).forEach(part -> {
            int equals = part.indexOf('=');
            values.put(part.substring(0, equals), part.substring(equals + 1));
        });
        return new Line(parts[0], values);
    }

    String get(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("The order names no " + key));
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    String text() {
        var text = new StringBuilder(word);
        values.forEach((key, value) -> text.append(PART).append(key).append('=').append(value.replaceAll("\\s+", " ")));
        return text.toString();
    }
}
