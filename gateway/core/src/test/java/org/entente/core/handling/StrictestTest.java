package org.entente.core.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.Desk;
import org.entente.core.message.Dissemination;
import org.entente.core.message.Dissemination.Audience;
import org.entente.core.message.Dissemination.Recipient;
import org.entente.core.message.Handling;
import org.entente.core.message.Handling.Assessment;
import org.entente.core.message.Handling.Assessment.Mark;
import org.entente.core.message.Handling.Assessment.Scheme;
import org.entente.core.message.Handling.Classification;
import org.entente.core.message.Handling.Confidentiality;
import org.entente.core.message.Handling.EuropolCode;
import org.entente.core.message.Handling.Iep;
import org.entente.core.message.Handling.Purposes;
import org.entente.core.message.Handling.Retention;
import org.entente.core.message.Handling.UseLimit;
import org.entente.core.message.StateCode;
import org.junit.jupiter.api.Test;

class StrictestTest {

    private static final int DRAWS = 500;
    private static final Desk SUDLAND_FIU = new Desk(new StateCode("QS"), AuthorityKind.FIU);

    @Test
    void isCommutative() {
        forMany(blocks -> {
            Handling one = blocks.next();
            Handling other = blocks.next();

            assertThat(Strictest.of(one, other)).isEqualTo(Strictest.of(other, one));
        });
    }

    @Test
    void isAssociative() {
        forMany(blocks -> {
            Handling first = blocks.next();
            Handling second = blocks.next();
            Handling third = blocks.next();

            assertThat(Strictest.of(Strictest.of(first, second), third))
                    .isEqualTo(Strictest.of(first, Strictest.of(second, third)));
        });
    }

    @Test
    void isIdempotent() {
        forMany(blocks -> {
            Handling one = blocks.next();

            assertThat(Strictest.of(one, one)).isEqualTo(one);
        });
    }

    @Test
    void isNeverLooserThanWhatWentIn() {
        forMany(blocks -> {
            Handling one = blocks.next();
            Handling other = blocks.next();
            Handling both = Strictest.of(one, other);

            assertThat(Strictest.looserAxes(both, one)).isEmpty();
            assertThat(Strictest.looserAxes(both, other)).isEmpty();
        });
    }

    @Test
    void permitsADeskExactlyWhenBothDo() {
        forMany(blocks -> {
            Handling one = blocks.next();
            Handling other = blocks.next();
            Handling both = Strictest.of(one, other);

            for (String state : List.of("QN", "QS", "QT", "XI")) {
                for (AuthorityKind kind : AuthorityKind.values()) {
                    var desk = new Desk(new StateCode(state), kind);
                    assertThat(both.permits(desk)).isEqualTo(one.permits(desk) && other.permits(desk));
                }
            }
        });
    }

    @Test
    void namesEveryAxisOnWhichSomethingIsLooser() {
        Handling loose = loosest();
        Handling strict = strictest();

        assertThat(Strictest.looserAxes(loose, strict))
                .containsExactly(
                        "classification",
                        "TLP",
                        "INTERPOL level",
                        "Europol codes",
                        "use limit",
                        "dissemination",
                        "originator control",
                        "confidentiality",
                        "evaluation",
                        "retention",
                        "IEP");
        assertThat(Strictest.looserAxes(strict, loose)).isEmpty();
        assertThat(Strictest.of(loose, strict)).isEqualTo(strict);
    }

    @Test
    void leavesNobodyWhereTheListsHaveNobodyInCommon() {
        Handling toFius = permittedTo(new Recipient(Optional.empty(), Optional.of(AuthorityKind.FIU)));
        Handling toEstmark = permittedTo(new Recipient(Optional.of(new StateCode("QT")), Optional.empty()));
        Handling toCourts = permittedTo(new Recipient(Optional.empty(), Optional.of(AuthorityKind.COURT)));

        Dissemination fiuOfEstmark = Strictest.of(toFius, toEstmark).dissemination();
        Dissemination nobody = Strictest.of(toFius, toCourts).dissemination();

        assertThat(fiuOfEstmark.permitted())
                .isEqualTo(new Audience.Only(
                        Set.of(new Recipient(Optional.of(new StateCode("QT")), Optional.of(AuthorityKind.FIU)))));
        assertThat(nobody.permits(SUDLAND_FIU)).isFalse();
        assertThat(nobody.excluded()).containsExactly(Recipient.ANYBODY);
    }

    @Test
    void leavesNoPurposeWhereThereIsNoneInCommon() {
        Purposes none = Strictest.of(usedFor("TERRORISM"), usedFor("BORDER_CHECK"))
                .useLimit()
                .purposes();

        assertThat(none).isEqualTo(new Purposes.Only(Set.of()));
    }

    @Test
    void keepsTheLabelsOfTheHigherLevelAndBothOfEqualOnes() {
        Handling geheim = labelled(Classification.Level.SECRET, "GEHEIM");
        Handling cts = labelled(Classification.Level.SECRET, "CTS");
        Handling nr = labelled(Classification.Level.RESTRICTED, "NR");

        assertThat(Strictest.of(geheim, nr).classification()).isEqualTo(geheim.classification());
        assertThat(Strictest.of(nr, geheim).classification()).isEqualTo(geheim.classification());
        assertThat(Strictest.of(cts, geheim).classification().label()).isEqualTo("CTS; GEHEIM");
    }

    @Test
    void trustsTheWorseOfTwoEvaluationsAcrossSchemes() {
        assertThat(worse("A", Scheme.EUROPOL, "B", Scheme.ADMIRALTY)).isEqualTo("ADMIRALTY B");
        assertThat(worse("C", Scheme.EUROPOL, "D", Scheme.ADMIRALTY)).isEqualTo("EUROPOL C");
        assertThat(worse("X", Scheme.EUROPOL, "E", Scheme.ADMIRALTY)).isEqualTo("EUROPOL X");
        assertThat(worse("4", Scheme.EUROPOL, "5", Scheme.ADMIRALTY)).isEqualTo("EUROPOL 4");
        assertThat(worse("1", Scheme.EUROPOL, "1", Scheme.ADMIRALTY)).isEqualTo("ADMIRALTY 1");
        assertThat(worse("Z", Scheme.EUROPOL, "F", Scheme.ADMIRALTY)).isEqualTo("EUROPOL Z");
    }

    @Test
    void takesTheEarlierEndOfRetentionAndReturnsRatherThanDestroys() {
        LocalDate early = LocalDate.of(2027, 1, 1);
        Handling one =
                kept(new Retention(Optional.of(early), Optional.empty(), Optional.of(Handling.AfterUse.DESTROY)));
        Handling other = kept(new Retention(
                Optional.of(early.plusDays(1)), Optional.of(early), Optional.of(Handling.AfterUse.RETURN)));

        assertThat(Strictest.of(one, other).retention())
                .isEqualTo(
                        new Retention(Optional.of(early), Optional.of(early), Optional.of(Handling.AfterUse.RETURN)));
    }

    @Test
    void hasNoAnswerForNothingAtAll() {
        assertThat(Strictest.of(List.of())).isEmpty();
        assertThat(Strictest.of(List.of(loosest(), strictest()))).contains(strictest());
    }

    private static void forMany(Consumer<Blocks> property) {
        for (long seed = 0; seed < DRAWS; seed++) {
            try {
                property.accept(new Blocks(seed));
            } catch (AssertionError broken) {
                throw new AssertionError("Seed " + seed, broken);
            }
        }
    }

    private static String worse(String one, Scheme oneScheme, String other, Scheme otherScheme) {
        Handling mine = assessed(new Mark(oneScheme, one));
        Handling theirs = assessed(new Mark(otherScheme, other));
        Mark worse = Strictest.of(mine, theirs).assessment().source().orElseThrow();
        return worse.scheme() + " " + worse.value();
    }

    static Handling loosest() {
        return handling(
                new Classification(Classification.Level.UNMARKED, Set.of()),
                new UseLimit(Handling.Use.EVIDENCE, Purposes.ANY),
                new Dissemination(Dissemination.Consent.AUTHORITY_KIND, Audience.EVERYBODY, Set.of()),
                Assessment.UNSAID,
                Retention.UNSAID);
    }

    static Handling strictest() {
        return new Handling(
                new Classification(Classification.Level.SECRET, Set.of("CTS")),
                Optional.of(Handling.Tlp.RED),
                Optional.of(Handling.InterpolLevel.CONFIDENTIAL),
                Set.of(new EuropolCode(EuropolCode.Value.H1, Optional.empty())),
                new UseLimit(Handling.Use.INTELLIGENCE_ONLY, new Purposes.Only(Set.of())),
                new Dissemination(Dissemination.Consent.NONE, Audience.EVERYBODY, Set.of(Recipient.ANYBODY)),
                true,
                new Confidentiality.Until(Instant.EPOCH),
                new Assessment(Optional.of(new Mark(Scheme.ADMIRALTY, "F")), Optional.empty()),
                new Retention(Optional.of(LocalDate.EPOCH), Optional.empty(), Optional.empty()),
                Optional.of(new Iep(Iep.Actions.NONE, Iep.Telling.MUST_NOT)));
    }

    private static Handling labelled(Classification.Level level, String label) {
        Handling plain = loosest();
        return handling(
                Classification.of(level, label),
                plain.useLimit(),
                plain.dissemination(),
                Assessment.UNSAID,
                Retention.UNSAID);
    }

    private static Handling usedFor(String purpose) {
        Handling plain = loosest();
        return handling(
                plain.classification(),
                new UseLimit(Handling.Use.INVESTIGATION, new Purposes.Only(Set.of(purpose))),
                plain.dissemination(),
                Assessment.UNSAID,
                Retention.UNSAID);
    }

    private static Handling permittedTo(Recipient recipient) {
        Handling plain = loosest();
        return handling(
                plain.classification(),
                plain.useLimit(),
                new Dissemination(Dissemination.Consent.LIST, new Audience.Only(Set.of(recipient)), Set.of()),
                Assessment.UNSAID,
                Retention.UNSAID);
    }

    private static Handling assessed(Mark mark) {
        Handling plain = loosest();
        return handling(
                plain.classification(),
                plain.useLimit(),
                plain.dissemination(),
                new Assessment(Optional.of(mark), Optional.empty()),
                Retention.UNSAID);
    }

    private static Handling kept(Retention retention) {
        Handling plain = loosest();
        return handling(plain.classification(), plain.useLimit(), plain.dissemination(), Assessment.UNSAID, retention);
    }

    private static Handling handling(
            Classification classification,
            UseLimit useLimit,
            Dissemination dissemination,
            Assessment assessment,
            Retention retention) {
        return new Handling(
                classification,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                useLimit,
                dissemination,
                false,
                Confidentiality.NOT_ASKED,
                assessment,
                retention,
                Optional.empty());
    }
}
