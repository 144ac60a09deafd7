package org.entente.core.handling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.Dissemination;
import org.entente.core.message.Dissemination.Audience;
import org.entente.core.message.Dissemination.Recipient;
import org.entente.core.message.Handling;
import org.entente.core.message.Handling.Assessment;
import org.entente.core.message.Handling.Classification;
import org.entente.core.message.Handling.Confidentiality;
import org.entente.core.message.Handling.EuropolCode;
import org.entente.core.message.Handling.Iep;
import org.entente.core.message.Handling.Purposes;
import org.entente.core.message.Handling.Retention;
import org.entente.core.message.Handling.UseLimit;
import org.entente.core.message.StateCode;

/** Draws handling blocks: few values on each axis, so that equal, wider and disjoint ones meet often. */
public final class Blocks {

    private static final List<String> STATES = List.of("QN", "QS", "QT");
    private static final List<AuthorityKind> KINDS =
            List.of(AuthorityKind.FIU, AuthorityKind.POLICE, AuthorityKind.COURT);

    private final Random random;

    /** The same seed draws the same blocks. */
    public Blocks(long seed) {
        this.random = new Random(seed);
    }

    public Handling next() {
        return new Handling(
                new Classification(
                        one(List.of(Classification.Level.values())),
                        some(List.of("GEHEIM", "NORLAND RESTRICTED", "NC"))),
                maybe(() -> one(List.of(Handling.Tlp.values()))),
                maybe(() -> one(List.of(Handling.InterpolLevel.values()))),
                drawn(
                        2,
                        () -> new EuropolCode(
                                one(List.of(EuropolCode.Value.values())), maybe(() -> one(List.of("a", "b"))))),
                new UseLimit(one(List.of(Handling.Use.values())), purposes()),
                new Dissemination(one(List.of(Dissemination.Consent.values())), audience(), drawn(1, this::recipient)),
                random.nextBoolean(),
                confidentiality(),
                new Assessment(maybe(this::mark), maybe(this::mark)),
                new Retention(
                        maybe(this::day), maybe(this::day), maybe(() -> one(List.of(Handling.AfterUse.values())))),
                maybe(() -> new Iep(one(List.of(Iep.Actions.values())), one(List.of(Iep.Telling.values())))));
    }

    private Purposes purposes() {
        return random.nextInt(3) == 0
                ? Purposes.ANY
                : new Purposes.Only(some(List.of("TERRORISM", "BORDER_CHECK", "MONEY_LAUNDERING")));
    }

    private Audience audience() {
        return random.nextInt(3) == 0 ? Audience.EVERYBODY : new Audience.Only(drawn(3, this::recipient));
    }

    private Recipient recipient() {
        return new Recipient(maybe(() -> new StateCode(one(STATES))), maybe(() -> one(KINDS)));
    }

    private Confidentiality confidentiality() {
        return switch (random.nextInt(3)) {
            case 0 -> Confidentiality.NOT_ASKED;
            case 1 -> Confidentiality.ALWAYS;
            default -> new Confidentiality.Until(Instant.EPOCH.plusSeconds(random.nextInt(3)));
        };
    }

    private Assessment.Mark mark() {
        return random.nextBoolean()
                ? new Assessment.Mark(Assessment.Scheme.EUROPOL, one(List.of("A", "C", "X", "4")))
                : new Assessment.Mark(Assessment.Scheme.ADMIRALTY, one(List.of("A", "E", "F", "6")));
    }

    private LocalDate day() {
        return LocalDate.of(2030, 1, 1).plusDays(random.nextInt(3));
    }

    private <E> Set<E> some(List<E> all) {
        return all.stream().filter(each -> random.nextBoolean()).collect(Collectors.toUnmodifiableSet());
    }

    private <E> Set<E> drawn(int most, Supplier<E> each) {
        return IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(i -> each.get())
                .collect(Collectors.toUnmodifiableSet());
    }

    private <E> Optional<E> maybe(Supplier<E> value) {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(value.get());
    }

    private <E> E one(List<E> all) {
        return all.get(random.nextInt(all.size()));
    }
}
