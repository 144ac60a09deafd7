package org.entente.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.language.check.Expectation;
import org.entente.language.check.Grade;
import org.entente.language.check.Judge;
import org.entente.language.rules.RuleSheet;
import org.entente.schemas.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every family promises about its rules; a family that breaks this is not part of the language. */
class LanguageContractTest {

    private static final Judge JUDGE = new Judge(LanguageFiles.XML, System::nanoTime);

    @ParameterizedTest
    @MethodSource("examples")
    void acceptsEveryExampleWithoutAnyDeviation(Path example) {
        var judgement = JUDGE.judge(LanguageFiles.bytes(example));

        assertThat(judgement.findings()).isEmpty();
        assertThat(judgement.grade()).isEqualTo(Grade.ACCEPTED);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void judgesTheJsonFaceLikeTheXmlFace(Path example) {
        var json = JUDGE.face().message(LanguageFiles.XML.parse(LanguageFiles.bytes(example)));

        var judgement = JUDGE.judge(LanguageFiles.JSON.writeValueAsBytes(json));

        assertThat(judgement.findings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("counterExamples")
    void findsInEveryCounterExampleWhatItStatesAndNothingElse(Path counterExample) {
        var bytes = LanguageFiles.bytes(counterExample);
        var expected = Expectation.of(bytes).orElseThrow();

        var judgement = JUDGE.judge(bytes);

        assertThat(expected.isMetBy(judgement))
                .as("%s, found %s", expected, judgement.findings())
                .isTrue();
        if (!expected.isOfSchema()) {
            assertThat(judgement.findings())
                    .filteredOn(found -> found.code().equals(expected.code()))
                    .allSatisfy(found -> assertThat(found.sentence()).contains(expected.words()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasACounterExampleForEveryRule(Family family) {
        var shown = expectedCodes(LanguageFiles.of(family).resolve("counter-examples"));

        assertThat(shown).containsAll(codes(JUDGE.desk().rules().of(family)));
    }

    @Test
    void hasACounterExampleForEveryRuleOfTheEnvelope() {
        var shown = expectedCodes(LanguageFiles.ROOT.resolve("envelope"));

        assertThat(shown).containsAll(codes(JUDGE.desk().rules().envelope()));
    }

    @Test
    void givesNoCodeTwice() {
        var codes = Stream.concat(
                        Stream.of(JUDGE.desk().rules().envelope()),
                        Stream.of(Family.values())
                                .map(family -> JUDGE.desk().rules().of(family)))
                .flatMap(sheet -> new TreeSet<>(codes(sheet)).stream())
                .toList();

        assertThat(codes).doesNotHaveDuplicates();
    }

    static List<Path> examples() {
        return LanguageFiles.examples();
    }

    static List<Path> counterExamples() {
        return Stream.concat(
                        LanguageFiles.counterExamples().stream(),
                        LanguageFiles.files(LanguageFiles.ROOT.resolve("envelope/v1/counter-examples"), ".xml")
                                .stream())
                .toList();
    }

    private static List<String> codes(RuleSheet sheet) {
        return sheet.rules().map(RuleSheet.Rule::code).toList();
    }

    private static List<String> expectedCodes(Path folder) {
        return LanguageFiles.files(folder, ".xml").stream()
                .flatMap(file -> Expectation.of(LanguageFiles.bytes(file)).stream())
                .map(Expectation::code)
                .collect(Collectors.toList());
    }
}
