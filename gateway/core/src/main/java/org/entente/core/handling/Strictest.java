package org.entente.core.handling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.core.message.Dissemination;
import org.entente.core.message.Dissemination.Audience;
import org.entente.core.message.Dissemination.Recipient;
import org.entente.core.message.Handling;
import org.entente.core.message.Handling.Assessment;
import org.entente.core.message.Handling.Assessment.Mark;
import org.entente.core.message.Handling.Classification;
import org.entente.core.message.Handling.Confidentiality;
import org.entente.core.message.Handling.Iep;
import org.entente.core.message.Handling.Purposes;
import org.entente.core.message.Handling.Retention;
import org.entente.core.message.Handling.UseLimit;

/**
 * The algebra of handling (domain page 1.2): combining takes the strictest value on each axis.
 *
 * <p>The order in which blocks are combined does not matter, nor how often; what comes out is never looser than what
 * went in. That is why there is no way here to loosen: only the originator does, by a message of its own.
 */
public final class Strictest {

    /** Names of axes, as {@link #looserAxes} gives them. */
    public static final String USE_LIMIT = "use limit";

    public static final String EUROPOL_CODES = "Europol codes";

    private Strictest() {}

    /** What holds for something made of both. */
    public static Handling of(Handling one, Handling other) {
        return new Handling(
                classification(one.classification(), other.classification()),
                greater(one.tlp(), other.tlp(), Comparator.naturalOrder()),
                greater(one.interpol(), other.interpol(), Comparator.naturalOrder()),
                union(one.europolCodes(), other.europolCodes()),
                useLimit(one.useLimit(), other.useLimit()),
                dissemination(one.dissemination(), other.dissemination()),
                one.originatorControlled() || other.originatorControlled(),
                confidentiality(one.confidentiality(), other.confidentiality()),
                assessment(one.assessment(), other.assessment()),
                retention(one.retention(), other.retention()),
                either(one.iep(), other.iep(), Strictest::iep));
    }

    /** What holds for something made of all of them; empty when there are none. */
    public static Optional<Handling> of(Collection<Handling> all) {
        return all.stream().reduce(Strictest::of);
    }

    /** The axes on which {@code given} allows more than {@code bound} does; empty when it is at least as strict. */
    public static List<String> looserAxes(Handling given, Handling bound) {
        Handling both = of(given, bound);
        List<String> looser = new ArrayList<>();
        for (Axis axis : Axis.ALL) {
            if (!axis.value().apply(both).equals(axis.value().apply(given))) {
                looser.add(axis.name());
            }
        }
        return List.copyOf(looser);
    }

    /** One scale on which two blocks are compared; the name is for people. */
    private record Axis(String name, Function<Handling, Object> value) {

        static final List<Axis> ALL = List.of(
                new Axis("classification", Handling::classification),
                new Axis("TLP", Handling::tlp),
                new Axis("INTERPOL level", Handling::interpol),
                new Axis(EUROPOL_CODES, Handling::europolCodes),
                new Axis(USE_LIMIT, Handling::useLimit),
                new Axis("dissemination", Handling::dissemination),
                new Axis("originator control", Handling::originatorControlled),
                new Axis("confidentiality", Handling::confidentiality),
                new Axis("evaluation", Handling::assessment),
                new Axis("retention", Handling::retention),
                new Axis("IEP", Handling::iep));
    }

    private static Classification classification(Classification one, Classification other) {
        int order = one.level().compareTo(other.level());
        if (order != 0) {
            return order > 0 ? one : other;
        }
        return new Classification(one.level(), union(one.labels(), other.labels()));
    }

    private static UseLimit useLimit(UseLimit one, UseLimit other) {
        return new UseLimit(greater(one.level(), other.level()), purposes(one.purposes(), other.purposes()));
    }

    private static Purposes purposes(Purposes one, Purposes other) {
        return switch (one) {
            case Purposes.Any any -> other;
            case Purposes.Only(var codes) ->
                switch (other) {
                    case Purposes.Any any -> one;
                    case Purposes.Only(var others) ->
                        new Purposes.Only(
                                codes.stream().filter(others::contains).collect(Collectors.toUnmodifiableSet()));
                };
        };
    }

    private static Dissemination dissemination(Dissemination one, Dissemination other) {
        return new Dissemination(
                greater(one.consent(), other.consent()),
                audience(one.permitted(), other.permitted()),
                union(one.excluded(), other.excluded()));
    }

    private static Audience audience(Audience one, Audience other) {
        return switch (one) {
            case Audience.Everybody everybody -> other;
            case Audience.Only(var recipients) ->
                switch (other) {
                    case Audience.Everybody everybody -> one;
                    case Audience.Only(var others) -> new Audience.Only(inBoth(recipients, others));
                };
        };
    }

    private static Set<Recipient> inBoth(Set<Recipient> one, Set<Recipient> other) {
        return one.stream()
                .flatMap(mine -> other.stream().flatMap(theirs -> mine.and(theirs).stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Confidentiality confidentiality(Confidentiality one, Confidentiality other) {
        return switch (one) {
            case Confidentiality.NotAsked notAsked -> other;
            case Confidentiality.Always always -> always;
            case Confidentiality.Until(var end) ->
                switch (other) {
                    case Confidentiality.NotAsked notAsked -> one;
                    case Confidentiality.Always always -> always;
                    case Confidentiality.Until(var otherEnd) -> end.isBefore(otherEnd) ? other : one;
                };
        };
    }

    private static Assessment assessment(Assessment one, Assessment other) {
        return new Assessment(
                greater(one.source(), other.source(), Mark.BEST_FIRST),
                greater(one.information(), other.information(), Mark.BEST_FIRST));
    }

    private static Retention retention(Retention one, Retention other) {
        return new Retention(
                greater(one.until(), other.until(), Comparator.reverseOrder()),
                greater(one.reviewBy(), other.reviewBy(), Comparator.reverseOrder()),
                greater(one.afterUse(), other.afterUse(), Comparator.naturalOrder()));
    }

    private static Iep iep(Iep one, Iep other) {
        return new Iep(
                greater(one.permittedActions(), other.permittedActions()),
                greater(one.affectedParties(), other.affectedParties()));
    }

    private static <E extends Comparable<E>> E greater(E one, E other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** What was not said is no limit, so the other one's word holds. */
    private static <E> Optional<E> greater(Optional<E> one, Optional<E> other, Comparator<? super E> loosestFirst) {
        return either(one, other, (mine, theirs) -> loosestFirst.compare(mine, theirs) >= 0 ? mine : theirs);
    }

    private static <E> Optional<E> either(Optional<E> one, Optional<E> other, BinaryOperator<E> both) {
        return one.isPresent() && other.isPresent()
                ? Optional.of(both.apply(one.get(), other.get()))
                : one.or(() -> other);
    }

    private static <E> Set<E> union(Set<E> one, Set<E> other) {
        Set<E> all = new HashSet<>(one);
        all.addAll(other);
        return Set.copyOf(all);
    }
}
