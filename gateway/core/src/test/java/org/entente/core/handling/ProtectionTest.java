package org.entente.core.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.core.format.Loss;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.Dissemination.Consent;
import org.entente.core.message.Handling;
import org.entente.core.message.Handling.Classification;
import org.entente.core.message.Handling.Classification.Level;
import org.entente.core.message.Handling.Confidentiality;
import org.entente.core.message.Handling.Use;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectionTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    @ParameterizedTest
    @ValueSource(strings = {"MINOR", "VICTIM", "WITNESS", "REFUGEE_OR_ASYLUM"})
    void raisesWhatConcernsAPersonWhoNeedsProtection(String flag) {
        Handling raised = Protection.raise(StrictestTest.loosest(), List.of(flag));

        assertThat(raised.classification().level()).isEqualTo(Level.RESTRICTED);
        assertThat(raised.dissemination().consent()).isEqualTo(Consent.ASK);
        assertThat(raised.originatorControlled()).isTrue();
    }

    @Test
    void marksThoseInHumanitarianWorkAndLetsTheirDataTravel() {
        Handling raised = Protection.raise(StrictestTest.loosest(), List.of("MEDICAL_OR_HUMANITARIAN"));

        assertThat(raised.classification().level()).isEqualTo(Level.RESTRICTED);
        assertThat(raised.dissemination().consent()).isEqualTo(Consent.AUTHORITY_KIND);
        assertThat(raised.originatorControlled()).isFalse();
    }

    @Test
    void leavesAloneWhatNeedsNothing() {
        assertThat(Protection.raise(StrictestTest.loosest(), List.of("RETURNEE")))
                .isEqualTo(StrictestTest.loosest());
        assertThat(Protection.raise(StrictestTest.strictest(), List.of("MINOR")))
                .isEqualTo(StrictestTest.strictest());
    }

    @Test
    void keepsTheMarkingOfWhatItRaises() {
        Handling marked =
                handlingLike(Classification.of(Level.OFFICIAL, "NORLAND OFFICIAL"), Optional.of(Handling.Tlp.GREEN));

        Handling raised = Protection.raise(marked, List.of("MINOR"));

        assertThat(raised.classification().label()).isEqualTo("NORLAND OFFICIAL");
        assertThat(raised.tlp()).contains(Handling.Tlp.AMBER);
    }

    @Test
    void neverLoosens() {
        for (long seed = 0; seed < 1000; seed++) {
            Handling given = new Blocks(seed).next();
            assertThat(Strictest.looserAxes(Protection.raise(given, List.of("VICTIM")), given))
                    .as("Seed %d", seed)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GEHEIM, SECRET",
        "vs-nfd, RESTRICTED",
        "VS-Vertraulich, CONFIDENTIAL",
        "NU, OFFICIAL",
        "cosmic  top secret, SECRET",
        "NON-PROTEGE, UNMARKED",
        "DIFFUSION_RESTREINTE, RESTRICTED"
    })
    void knowsNationalMarkings(String label, Level level) {
        NationalLabels.Reading reading = NationalLabels.current().read(label, "/doc/marking");

        assertThat(reading.classification()).isEqualTo(new Classification(level, Set.of(label)));
        assertThat(reading.losses()).isEmpty();
    }

    @Test
    void givesAMarkingThatNobodyKnowsTheHighestLevelAndSaysSo() {
        NationalLabels.Reading reading = NationalLabels.current().read(" ZEER GEHEIM ", "/doc/marking");

        assertThat(reading.classification()).isEqualTo(new Classification(Level.SECRET, Set.of("ZEER GEHEIM")));
        assertThat(reading.losses()).singleElement().satisfies(loss -> {
            assertThat(loss.kind()).isEqualTo(Loss.Kind.HANDLING_RAISED);
            assertThat(loss.severity()).isEqualTo(Loss.Severity.BLOCK);
            assertThat(loss.sourcePath()).isEqualTo("/doc/marking");
            assertThat(loss.valueSha256()).isPresent();
            assertThat(loss.targetPath()).contains("/Message/Header/Handling/Classification");
        });
    }

    @ParameterizedTest
    @EnumSource
    void writesOutADefaultForEveryCommunity(AuthorityKind sender) {
        Handling handling = CommunityDefault.of(sender, DAY);

        assertThat(handling.originatorControlled()).isTrue();
        assertThat(handling.retention().reviewBy()).contains(LocalDate.of(2031, 11, 25));
        assertThat(handling.classification().level()).isGreaterThan(Level.UNMARKED);
    }

    @ParameterizedTest
    @CsvSource({
        "FIU, INTELLIGENCE_ONLY, NONE, RESTRICTED",
        "POLICE, INTELLIGENCE_ONLY, ASK, RESTRICTED",
        "CENTRAL_AUTHORITY, EVIDENCE, ASK, OFFICIAL",
        "SANCTIONS_BODY, INVESTIGATION, ASK, OFFICIAL"
    })
    void limitsUseAsTheCommunityDoes(AuthorityKind sender, Use use, Consent consent, Level level) {
        Handling handling = CommunityDefault.of(sender, DAY);

        assertThat(handling.useLimit().level()).isEqualTo(use);
        assertThat(handling.dissemination().consent()).isEqualTo(consent);
        assertThat(handling.classification().level()).isEqualTo(level);
        assertThat(handling.confidentiality())
                .isEqualTo(sender == AuthorityKind.FIU ? Confidentiality.ALWAYS : Confidentiality.NOT_ASKED);
    }

    private static Handling handlingLike(Classification classification, Optional<Handling.Tlp> tlp) {
        Handling plain = StrictestTest.loosest();
        return new Handling(
                classification,
                tlp,
                plain.interpol(),
                plain.europolCodes(),
                plain.useLimit(),
                plain.dissemination(),
                false,
                plain.confidentiality(),
                plain.assessment(),
                plain.retention(),
                plain.iep());
    }
}
