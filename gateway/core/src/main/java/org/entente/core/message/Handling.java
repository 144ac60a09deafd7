package org.entente.core.message;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the originator allows to be done with a message; carried through every hop, never loosened.
 *
 * <p>Every scale names its loosest value first, so that the greater of two values is the stricter one. How two blocks
 * combine stands in {@code core.handling.Strictest}.
 *
 * @param interpol absent: INTERPOL's own levels do not apply
 * @param originatorControlled whether the originator must be asked before the message is passed on
 * @param confidentiality whether those concerned may be told
 * @param assessment how reliable source and information are, in the words of a scheme
 * @param iep what the Information Exchange Policy of FIRST allows; absent: nothing was said
 */
public record Handling(
        Classification classification,
        Optional<Tlp> tlp,
        Optional<InterpolLevel> interpol,
        Set<EuropolCode> europolCodes,
        UseLimit useLimit,
        Dissemination dissemination,
        boolean originatorControlled,
        Confidentiality confidentiality,
        Assessment assessment,
        Retention retention,
        Optional<Iep> iep) {

    public Handling {
        europolCodes = Set.copyOf(europolCodes);
    }

    /** True when {@code desk} may not see the message, whoever addresses it. */
    public boolean excludes(Desk desk) {
        return dissemination.excludes(desk);
    }

    /** True when neither an exclusion nor a closed list keeps {@code desk} from seeing the message. */
    public boolean permits(Desk desk) {
        return dissemination.permits(desk);
    }

    /** Whether it carries this Europol code, whatever the text beside it. */
    public boolean carries(EuropolCode.Value code) {
        return europolCodes.stream().anyMatch(each -> each.code() == code);
    }

    /** TLP 2.0. */
    public enum Tlp {
        CLEAR,
        GREEN,
        AMBER,
        AMBER_STRICT,
        RED;

        /** As it stands on the wire. */
        public String wire() {
            return this == AMBER_STRICT ? "AMBER+STRICT" : name();
        }
    }

    /** Rules on the Processing of Data, article 112. */
    public enum InterpolLevel {
        OFFICIAL_USE_ONLY,
        RESTRICTED,
        CONFIDENTIAL
    }

    /** H0 to H3; H3 needs its text. */
    public record EuropolCode(Value code, Optional<String> text) {

        /** H0 fight crime only, H1 not in court, H2 not passed on without permission, H3 as its text says. */
        public enum Value {
            H0,
            H1,
            H2,
            H3
        }
    }

    /** For what it may be used, and for which purposes. */
    public record UseLimit(Use level, Purposes purposes) {}

    /** How far a use may go. */
    public enum Use {
        EVIDENCE,
        INVESTIGATION,
        INTELLIGENCE_ONLY
    }

    /** For any purpose, or for the named ones only; an empty list means for none at all. */
    public sealed interface Purposes {

        /** No purpose is ruled out. */
        record Any() implements Purposes {}

        /** These and no other. */
        record Only(Set<String> codes) implements Purposes {
            public Only {
                codes = Set.copyOf(codes);
            }
        }

        Purposes ANY = new Any();
    }

    /** Whether those whom a message concerns (subject, account holder, carrier, provider) may be told of it. */
    public sealed interface Confidentiality {

        /** Nothing was said against it. */
        record NotAsked() implements Confidentiality {}

        /** Not before this instant. */
        record Until(Instant end) implements Confidentiality {}

        /** Not at all. */
        record Always() implements Confidentiality {}

        Confidentiality NOT_ASKED = new NotAsked();

        Confidentiality ALWAYS = new Always();
    }

    /** How long it may be kept, when that is looked at again, and what becomes of it after use. */
    public record Retention(Optional<LocalDate> until, Optional<LocalDate> reviewBy, Optional<AfterUse> afterUse) {

        public static final Retention UNSAID = new Retention(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** To be returned is the stricter: what was destroyed can no longer be returned. */
    public enum AfterUse {
        DESTROY,
        RETURN
    }

    /** Information Exchange Policy 2.0 of FIRST. */
    public record Iep(Actions permittedActions, Telling affectedParties) {

        /** What a receiver may do about it. */
        public enum Actions {
            EXTERNALLY_VISIBLE_DIRECT,
            EXTERNALLY_VISIBLE_INDIRECT,
            INTERNALLY_VISIBLE,
            CONTACT_FOR_INSTRUCTION,
            NONE
        }

        /** Whether affected parties may be told. */
        public enum Telling {
            MAY,
            MUST_NOT
        }
    }

    /**
     * The original national labels kept verbatim beside their equivalence level.
     *
     * @param labels more than one only where several sources were combined
     */
    public record Classification(Level level, Set<String> labels) {

        private static final String BETWEEN_LABELS = "; ";

        public Classification {
            labels = Set.copyOf(labels);
        }

        /** The equivalence levels (domain page 1.2), loosest first. */
        public enum Level {
            UNMARKED,
            OFFICIAL,
            RESTRICTED,
            CONFIDENTIAL,
            SECRET
        }

        public static Classification of(Level level, String label) {
            return new Classification(
                    level,
                    Arrays.stream(label.split(";"))
                            .map(String::strip)
                            .filter(each -> !each.isEmpty() && !each.equals(level.name()))
                            .collect(Collectors.toUnmodifiableSet()));
        }

        /** All labels in one line, as on the wire; the level's own name where there is none. */
        public String label() {
            return labels.isEmpty()
                    ? level.name()
                    : labels.stream().sorted().collect(Collectors.joining(BETWEEN_LABELS));
        }
    }

    /**
     * How reliable the source and the information are; each keeps the scheme in which it was given.
     *
     * @param source absent: not evaluated
     * @param information absent: not evaluated
     */
    public record Assessment(Optional<Mark> source, Optional<Mark> information) {

        public static final Assessment UNSAID = new Assessment(Optional.empty(), Optional.empty());

        /** Whose letters and figures they are. */
        public enum Scheme {
            EUROPOL,
            ADMIRALTY
        }

        /** One letter or figure of a scheme. */
        public record Mark(Scheme scheme, String value) {

            private static final List<String> WORST = List.of("A1", "B2", "C3", "D4", "E5", "FX6");

            /** From the most reliable to what nobody can judge; of two equal ones the finer scheme is the worse. */
            public static final Comparator<Mark> BEST_FIRST = Comparator.comparingInt(Mark::rank)
                    .thenComparing(Mark::scheme)
                    .thenComparing(Mark::value);

            /** Europol's C and 4 are its last but one and its last: the place of Admiralty's E and 6. */
            private int rank() {
                return switch (scheme.name() + value) {
                    case "EUROPOLC" -> 4;
                    case "EUROPOL4" -> 5;
                    default -> place();
                };
            }

            private int place() {
                for (int place = 0; place < WORST.size(); place++) {
                    if (WORST.get(place).contains(value)) {
                        return place;
                    }
                }
                return WORST.size(); // a value that nobody knows is trusted least
            }
        }
    }
}
