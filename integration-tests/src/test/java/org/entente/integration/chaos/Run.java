package org.entente.integration.chaos;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/**
 * One fault and how it is made.
 *
 * @param id as the plan of faults names it, with a letter where there are several of a kind
 * @param needs programs of the system that it cannot be made without
 */
record Run(String id, String fault, Stage stage, List<String> needs, Act act) {

    Run {
        needs = List.copyOf(needs);
    }

    /** Which arena it is made in. */
    enum Stage {
        /** One node for each State. */
        PAIR,
        /** Two nodes of the receiving State share a ledger. */
        CLUSTER
    }

    /** Makes the fault and mends it, while alerts come in. */
    @FunctionalInterface
    interface Act {
        Seen on(Scene scene);
    }

    /** What was seen, and whether it is what was promised. */
    record Seen(String words, boolean isAsPromised) {
        static Seen good(String words, Object... values) {
            return only(true, words, values);
        }

        @SuppressWarnings("AnnotateFormatMethod") // the annotation's library is no dependency of ours
        static Seen only(boolean asPromised, String words, Object... values) {
            return new Seen(new Formatter(Locale.ROOT).format(words, values).toString(), asPromised);
        }
    }

    /** {@code F7} names all of F7a, F7b and so on. */
    boolean isNamed(List<String> names) {
        return names.contains("all") || names.stream().anyMatch(name -> id.equals(name) || id.matches(name + "[a-z]"));
    }
}
