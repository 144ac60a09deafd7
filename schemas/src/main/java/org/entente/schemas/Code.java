package org.entente.schemas;

import java.util.Map;
import java.util.Optional;

/**
 * One entry of a code list.
 *
 * @param code what stands in messages
 * @param label the English words for it
 * @param source who defined it
 * @param labels the words in other languages of the United Nations, by language, where the source gives them
 * @param more what else the list says of it, by column
 */
public record Code(String code, String label, String source, Map<String, String> labels, Map<String, String> more) {
    public Code {
        if (code.isBlank() || label.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException("A code has a code, a label and a source: " + code);
        }
        labels = Map.copyOf(labels);
        more = Map.copyOf(more);
    }

    public Code(String code, String label, String source) {
        this(code, label, source, Map.of(), Map.of());
    }

    /** The words in a language; empty where the source has none. */
    public Optional<String> label(String language) {
        return language.equals("en") ? Optional.of(label) : Optional.ofNullable(labels.get(language));
    }
}
