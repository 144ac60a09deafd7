package org.entente.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CodeListTest {
    private static final String HEADER = "# codelist: tlp; version: 3; note: for a test";
    private static final String COLUMNS = "code,label_en,source";
    private static final Pattern CODED = Pattern.compile("<(?:\\w+:)?(\\w+)([^>]*)>");
    private static final Map<String, CodeListName> LIST_OF_ATTRIBUTE = Map.of(
            "state", CodeListName.COUNTRIES,
            "issuer", CodeListName.COUNTRIES,
            "authority", CodeListName.AUTHORITY_KINDS,
            "instrument", CodeListName.INSTRUMENTS,
            "purpose", CodeListName.PURPOSES,
            "category", CodeListName.OFFENCE_CATEGORIES);

    @ParameterizedTest
    @EnumSource
    void loadsEveryListOfTheLanguage(CodeListName name) {
        var list = CodeList.load(name);

        assertThat(list.version()).isPositive();
        assertThat(list.codes())
                .isNotEmpty()
                .allSatisfy(code -> assertThat(list.find(code.code())).contains(code));
    }

    @Test
    void hasAListForEveryFile() {
        var files = SourceFolder.files(SourceFolder.ROOT.resolve("codelists"), ".csv");

        assertThat(files).hasSameSizeAs(CodeListName.values());
    }

    @Test
    void knowsTheThirtyTwoOffenceCategoriesOfTheEuropeanInvestigationOrder() {
        assertThat(CodeList.load(CodeListName.OFFENCE_CATEGORIES).codes()).hasSize(32);
    }

    @Test
    void hasNoAnswerForAnUnknownCode() {
        var countries = CodeList.load(CodeListName.COUNTRIES);

        assertThat(countries.find("ZZ")).isEmpty();
        assertThat(countries.contains("qn")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "URGENCY, envelope/v1/envelope.xsd, UrgencyLevel",
        "TLP, envelope/v1/envelope.xsd, TlpColour",
        "EUROPOL_CODES, envelope/v1/envelope.xsd, EuropolCodeValue",
        "CLASSIFICATION_LEVELS, envelope/v1/envelope.xsd, ClassificationLevel",
        "LOSS_KINDS, envelope/v1/envelope.xsd, LossKind",
        "ACTIONS_ON_HIT, families/alert/v1/alert.xsd, ActionOnHit"
    })
    void saysTheSameAsTheSchemaWhereAScaleIsClosed(CodeListName name, String schema, String type) {
        var codes = CodeList.load(name).codes().stream().map(Code::code).toList();

        assertThat(enumeration(schema, type)).isEqualTo(codes);
    }

    @Test
    void knowsEveryCodeThatTheExamplesUse() {
        var lists =
                LIST_OF_ATTRIBUTE.values().stream().distinct().collect(Collectors.toMap(name -> name, CodeList::load));
        for (var example : SourceFolder.files(SourceFolder.ROOT.resolve("families"), ".xml")) {
            var elements = CODED.matcher(SourceFolder.text(example));
            while (elements.find()) {
                LIST_OF_ATTRIBUTE.forEach((attribute, name) -> assertThat(values(elements.group(2), attribute))
                        .as("%s in %s", attribute, example)
                        .allMatch(Objects.requireNonNull(lists.get(name))::contains));
            }
        }
    }

    @Test
    void readsQuotedCellsWithCommasAndQuotes() {
        var list = parse("A,\"one, \"\"two\"\"\",here");

        assertThat(list.find("A")).contains(new Code("A", "one, \"two\"", "here"));
        assertThat(list.version()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"A,one", "A,one,here,there", "A,,here", ",one,here", "A,\"one,here", "A,one,he\"re", "``"})
    void refusesALineThatHasNotOneCellForEachColumn(String line) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tlp, line 3");
    }

    @Test
    void readsTheWordsOfOtherLanguagesAndWhatElseTheListSays() {
        var list = CodeList.parse(
                CodeListName.TLP,
                List.of(
                        "# codelist: tlp; version: 3; unknown: refuse; note: for a test",
                        "code,label_en,label_fr,actions,source",
                        "A,one,un,LOCATE,here",
                        "B,two,,,here"));

        assertThat(list.refusesUnknown()).isTrue();
        assertThat(list.find("A").flatMap(code -> code.label("fr"))).contains("un");
        assertThat(list.find("A").map(Code::more)).contains(Map.of("actions", "LOCATE"));
        assertThat(list.find("B").flatMap(code -> code.label("fr"))).isEmpty();
    }

    @Test
    void refusesACodeThatStandsTwice() {
        assertThatThrownBy(() -> parse("A,one,here", "A,two,here"))
                .hasMessageContaining("line 4: the code stands twice");
    }

    @Test
    void refusesAFileThatDoesNotNameItsListAndVersion() {
        assertThatThrownBy(() -> CodeList.parse(CodeListName.TLP, List.of("# tlp", COLUMNS, "A,one,here")))
                .hasMessageContaining("line 1");
        assertThatThrownBy(() -> CodeList.parse(CodeListName.URGENCY, List.of(HEADER, COLUMNS, "A,one,here")))
                .hasMessageContaining("line 1");
    }

    private static CodeList parse(String... lines) {
        return CodeList.parse(
                CodeListName.TLP,
                List.of(HEADER + "\n" + COLUMNS + "\n" + String.join("\n", lines)).stream()
                        .flatMap(text -> List.of(text.split("\n", -1)).stream())
                        .toList());
    }

    private static List<String> enumeration(String schema, String type) {
        var text = SourceFolder.text(SourceFolder.ROOT.resolve(schema));
        var start = text.indexOf("<xs:simpleType name=\"" + type + "\">");
        return values(text.substring(start, text.indexOf("</xs:simpleType>", start)), "value");
    }

    private static List<String> values(String text, String attribute) {
        return Pattern.compile("\\b" + attribute + "=\"([^\"]+)\"")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
