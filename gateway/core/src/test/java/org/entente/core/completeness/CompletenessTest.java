package org.entente.core.completeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.entente.core.completeness.Canonical.Mark;
import org.entente.core.completeness.Requirement.Force;
import org.entente.core.language.SharedXml;
import org.entente.core.message.StateCode;
import org.entente.core.xml.SafeXml;
import org.entente.core.xml.XmlLimits;
import org.entente.schemas.CodeList;
import org.entente.schemas.CodeListName;
import org.entente.schemas.SchemaFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletenessTest {

    private static final Completeness RULES = Completeness.current();
    private static final StateCode SUDLAND = new StateCode("QS");
    private static final Set<Mark> ORDINARY = Set.of(Mark.ALWAYS, Mark.MORE_THAN_SERVICE);

    @Test
    void everyRuleNamesAnInstrumentOfTheListAndItsProvision() {
        CodeList instruments = CodeList.load(CodeListName.INSTRUMENTS);

        assertThat(RULES.requirements()).hasSizeGreaterThan(50).allSatisfy(rule -> {
            assertThat(instruments.contains(rule.instrument())
                            || rule.instrument().startsWith("STATE:"))
                    .as(rule.instrument())
                    .isTrue();
            assertThat(rule.provision()).hasSizeGreaterThan(8);
            assertThat(rule.sentence()).contains(";").endsWith(".");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "UNTOC-18,          AUTHORITY PROCEEDINGS FACTS MEASURE PURPOSE OFFENCE",
        "UN-MODEL-MLA,      AUTHORITY PURPOSE FACTS OFFENCE LAW",
        "EU-EIO-2014/41,    AUTHORITY PROCEEDINGS FACTS OFFENCE MEASURE PERSONS",
        "BUDAPEST-29,       AUTHORITY OFFENCE FACTS DATA RELATION_TO_OFFENCE CUSTODIAN NECESSITY FOLLOW_UP",
        "CETS224-7,         AUTHORITY DATA OFFENCE CUSTODIAN",
        "EGMONT-PRINCIPLES, SUSPICION FACTS LINK_TO_REQUESTED_STATE PURPOSE",
        "BILATERAL,         ''"
    })
    void anEmptyRequestLacksWhatItsInstrumentWants(String instrument, String aspects) {
        var request = new Canonical(Set.of(instrument), SUDLAND, Set.of(), ORDINARY, Set.of());

        assertThat(RULES.missing(request).stream()
                        .filter(rule -> rule.force() == Force.MUST)
                        .map(rule -> rule.aspect().name()))
                .containsExactly(aspects.isEmpty() ? new String[0] : aspects.split(" "));
    }

    @Test
    void aCompleteRequestLacksNothingUnderAnyInstrument() {
        var everything = new Canonical(
                Set.of("UNTOC-18", "UN-MODEL-MLA", "EU-EIO-2014/41", "BUDAPEST-29", "CETS224-8", "EGMONT-PRINCIPLES"),
                SUDLAND,
                EnumSet.allOf(Aspect.class),
                EnumSet.allOf(Mark.class),
                Set.of("ar"));

        assertThat(RULES.missing(everything)).isEmpty();
    }

    @Test
    void wantsMoreWhereTheCircumstancesDo() {
        assertThat(missing(Set.of(Mark.ALWAYS), "UNTOC-18")).doesNotContain(Aspect.FACTS, Aspect.URGENCY_REASON);
        assertThat(missing(Set.of(Mark.ALWAYS, Mark.URGENT), "UNTOC-18")).contains(Aspect.URGENCY_REASON);
        assertThat(missing(Set.of(Mark.ALWAYS, Mark.NOT_JUDICIAL), "EU-EIO-2014/41"))
                .contains(Aspect.VALIDATION);
        assertThat(missing(Set.of(Mark.ALWAYS), "EU-EIO-2014/41")).doesNotContain(Aspect.VALIDATION, Aspect.PENALTY);
        assertThat(missing(Set.of(Mark.ALWAYS, Mark.COERCIVE), "EU-EIO-2014/41"))
                .contains(Aspect.PENALTY);
    }

    @Test
    void addsWhatTheRequestedStateWantsWhateverTheTreaty() {
        var hearing = new Canonical(Set.of("BILATERAL"), SUDLAND, Set.of(), Set.of(Mark.HEARING), Set.of("no"));
        var elsewhere =
                new Canonical(Set.of("BILATERAL"), new StateCode("QN"), Set.of(), Set.of(Mark.HEARING), Set.of("no"));
        var unknown =
                new Canonical(Set.of("BILATERAL"), new StateCode("FR"), Set.of(), Set.of(Mark.HEARING), Set.of("no"));

        assertThat(RULES.missing(hearing))
                .extracting(Requirement::aspect, Requirement::instrument)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Aspect.NATIONALITY, "STATE:QS"),
                        org.assertj.core.groups.Tuple.tuple(Aspect.FACTS, "STATE:QS"));
        assertThat(RULES.missing(hearing).getLast().sentence()).contains("(ar, en)");
        assertThat(RULES.missing(elsewhere)).isEmpty();
        assertThat(RULES.missing(unknown)).isEmpty();
    }

    @Test
    void putsFirstWhatHoldsARequestBack() {
        var request = new Canonical(
                Set.of("UNTOC-18"), SUDLAND, Set.of(Aspect.AUTHORITY), Set.of(Mark.ALWAYS, Mark.HEARING), Set.of());

        assertThat(RULES.missing(request))
                .extracting(Requirement::force)
                .isSortedAccordingTo(java.util.Comparator.naturalOrder());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNTOC-18 | FACTS | ALWAYS | MUST | art", "UNTOC-18 | FICTION | ALWAYS | MUST | a | b"})
    void saysWhichLineIsNoRule(String line) {
        assertThatThrownBy(() -> Completeness.read(List.of("# fine", "", line), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Line 3");
    }

    @Test
    void seesAnInformationRequestAsItsTreatyDoes() {
        var xml = new SharedXml(new SafeXml(XmlLimits.standard()));
        var message = xml.parse(
                new SchemaFile("families/fiu-information-request/v1/examples/cash-couriers.xml", "example").bytes());

        Canonical canonical = new CanonicalReader().read(message);

        assertThat(canonical.instruments()).containsExactly("EGMONT-PRINCIPLES");
        assertThat(canonical.to()).isEqualTo(SUDLAND);
        assertThat(canonical.marks()).containsExactlyInAnyOrder(Mark.ALWAYS, Mark.MORE_THAN_SERVICE);
        assertThat(canonical.told())
                .contains(
                        Aspect.AUTHORITY,
                        Aspect.FACTS,
                        Aspect.SUSPICION,
                        Aspect.LINK_TO_REQUESTED_STATE,
                        Aspect.PURPOSE,
                        Aspect.OFFENCE,
                        Aspect.LAW,
                        Aspect.DATE,
                        Aspect.CONFIDENTIALITY,
                        Aspect.NATIONALITY)
                .doesNotContain(Aspect.URGENCY_REASON, Aspect.PENALTY, Aspect.DUAL_CRIMINALITY, Aspect.MEASURE);
        assertThat(RULES.missing(canonical)).isEmpty();
    }

    private static List<Aspect> missing(Set<Mark> marks, String instrument) {
        return RULES.missing(new Canonical(Set.of(instrument), SUDLAND, Set.of(), marks, Set.of())).stream()
                .map(Requirement::aspect)
                .toList();
    }
}
