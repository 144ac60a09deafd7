package org.entente.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every family folder must hold; a family that breaks this is not part of the language. */
class FamilyContractTest {
    private static final XmlFace XML = new XmlFace();
    private static final Pattern EXPECTED = Pattern.compile("<!-- expected: (\\S+) \\| (.+) -->");

    @ParameterizedTest
    @EnumSource
    void hasEverythingInItsOneFolder(Family family) {
        var folder = SourceFolder.of(family);

        assertThat(folder).isDirectoryContaining("glob:**/README.md");
        assertThat(family.schema().bytes()).isNotEmpty();
        assertThat(SourceFolder.files(folder.resolve("examples"), ".xml")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(SourceFolder.files(folder.resolve("counter-examples"), ".xml"))
                .hasSizeGreaterThanOrEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void acceptsEveryExample(Path example) {
        var findings = XML.findings(SourceFolder.text(example));

        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void namesItselfInTheHeaderOfEveryExample(Family family) {
        var examples = SourceFolder.files(SourceFolder.of(family).resolve("examples"), ".xml");

        assertThat(examples)
                .allSatisfy(example -> assertThat(SourceFolder.text(example))
                        .contains("<Family version=\"" + family.version() + "\">" + family.wireName() + "</Family>")
                        .contains("<" + family.rootElement() + " xmlns=\"" + family.namespace() + "\""));
    }

    @ParameterizedTest
    @MethodSource("counterExamples")
    void statesWhatIsExpectedOfEveryCounterExample(Path counterExample) {
        assertThat(SourceFolder.text(counterExample)).containsPattern(EXPECTED);
    }

    @ParameterizedTest
    @MethodSource("counterExamplesOfTheSchema")
    void refusesEveryCounterExampleForTheReasonItStates(Path counterExample) {
        var text = SourceFolder.text(counterExample);
        var expected = EXPECTED.matcher(text);
        assertThat(expected.find()).isTrue();

        var findings = XML.findings(text);

        if (expected.group(1).startsWith("cvc-")) {
            assertThat(findings).isNotEmpty();
            assertThat(findings.getFirst()).startsWith(expected.group(1) + ":").contains(expected.group(2));
        } else {
            assertThat(findings).as("a rule refuses it, the schema does not").isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("counterExamplesOfTheRules")
    void leavesToTheRulesWhatASchemaCannotSay(Path counterExample) {
        var findings = XML.findings(SourceFolder.text(counterExample));

        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void asksForALegalBasisWhereItsExamplesNameOne(Family family) {
        var examples = SourceFolder.files(SourceFolder.of(family).resolve("examples"), ".xml");

        assertThat(examples)
                .allSatisfy(example -> assertThat(SourceFolder.text(example).contains("<LegalBasis "))
                        .isEqualTo(family.needsLegalBasis()));
    }

    @ParameterizedTest
    @EnumSource
    void saysUntilWhenItIsValidWhereItMust(Family family) {
        var examples = SourceFolder.files(SourceFolder.of(family).resolve("examples"), ".xml");

        assertThat(examples)
                .allSatisfy(example -> assertThat(SourceFolder.text(example).contains("<ExpiresAt>"))
                        .isEqualTo(family.needsExpiry()));
    }

    @ParameterizedTest
    @MethodSource("folders")
    void isListedWhereverAFolderExists(Path folder) {
        var version = folder.getFileName().toString();
        var name = folder.getName(folder.getNameCount() - 2).toString();

        assertThat(Families.named(name, version)).isPresent();
    }

    static List<Path> folders() {
        return SourceFolder.files(SourceFolder.ROOT.resolve("families"), ".xsd").stream()
                .flatMap(schema -> Stream.ofNullable(schema.getParent()))
                .filter(Files::isDirectory)
                .toList();
    }

    static List<Path> examples() {
        return inEveryFamily("examples");
    }

    static List<Path> counterExamples() {
        return inEveryFamily("counter-examples");
    }

    static List<Path> counterExamplesOfTheSchema() {
        return counterExamples().stream()
                .filter(FamilyContractTest::isForTheSchema)
                .toList();
    }

    static List<Path> counterExamplesOfTheRules() {
        return counterExamples().stream()
                .filter(counterExample -> !isForTheSchema(counterExample))
                .toList();
    }

    private static boolean isForTheSchema(Path counterExample) {
        return SourceFolder.text(counterExample).contains("<!-- expected: cvc-");
    }

    private static List<Path> inEveryFamily(String folder) {
        return Arrays.stream(Family.values())
                .flatMap(family -> SourceFolder.files(SourceFolder.of(family).resolve(folder), ".xml").stream())
                .toList();
    }
}
