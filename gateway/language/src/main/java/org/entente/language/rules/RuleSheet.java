package org.entente.language.rules;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entente.core.failure.Severity;

/**
 * The rules of one schema as they are written.
 *
 * @param title what they are rules of
 * @param prefixes prefix to namespace
 * @param lets variables that every test may use
 */
public record RuleSheet(String title, Map<String, String> prefixes, List<Let> lets, List<Pattern> patterns) {

    /** No rules at all. */
    public static final RuleSheet NONE = new RuleSheet("", Map.of(), List.of(), List.of());

    public RuleSheet {
        prefixes = Map.copyOf(prefixes);
        lets = List.copyOf(lets);
        patterns = List.copyOf(patterns);
    }

    /** A name for a value, worked out where it stands. */
    public record Let(String name, String value) {}

    /** Places that are looked at one after another; an element belongs to the first that fits it. */
    public record Pattern(List<Let> lets, List<Place> places) {
        public Pattern {
            lets = List.copyOf(lets);
            places = List.copyOf(places);
        }
    }

    /** Which elements the rules are about. */
    public record Place(String context, List<Let> lets, List<Rule> rules) {
        public Place {
            lets = List.copyOf(lets);
            rules = List.copyOf(rules);
        }
    }

    /**
     * What must be true there.
     *
     * @param sentence what is wrong otherwise, and what to do
     * @param source the law or page that asks for it
     */
    public record Rule(String code, Severity severity, String test, String sentence, String source) {}

    /** All rules in the order of the sheet. */
    public Stream<Rule> rules() {
        return patterns.stream().flatMap(pattern -> pattern.places().stream()).flatMap(place -> place.rules().stream());
    }
}
