package org.entente.language.model;

import java.util.Map;
import java.util.Optional;

/**
 * What stands beside a declaration for people and machines: its sentence, its code list, its JSON hints.
 *
 * @param sentence the documentation, one line; empty where there is none
 * @param codeList the code list that binds the value
 * @param hints what {@code urn:entente:json} says: {@code name}, {@code content}, {@code flat}
 */
public record Notes(String sentence, Optional<String> codeList, Map<String, String> hints) {

    /** Nothing was written. */
    public static final Notes NONE = new Notes("", Optional.empty(), Map.of());

    public Notes {
        hints = Map.copyOf(hints);
    }

    public Optional<String> hint(String name) {
        return Optional.ofNullable(hints.get(name));
    }

    /** These notes, and where they are silent those of what they use. */
    public Notes orElse(Notes used) {
        return new Notes(
                sentence.isEmpty() ? used.sentence : sentence,
                codeList.or(() -> used.codeList),
                hints.isEmpty() ? used.hints : hints);
    }
}
