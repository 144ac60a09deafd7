package org.entente.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entente.language.json.JsonFace;
import org.entente.language.json.JsonSchemas;
import org.entente.language.reference.RuleTable;
import org.entente.language.rules.LanguageRules;
import org.entente.schemas.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What is made from the model lies beside it and is current; {@code -Dgolden=write} makes it anew. */
class GeneratedFilesTest {

    private static final JsonSchemas SCHEMAS = new JsonSchemas(LanguageFiles.MODEL);
    private static final JsonFace FACE = new JsonFace(LanguageFiles.MODEL, LanguageFiles.XML);
    private static final LanguageRules RULES = new LanguageRules(LanguageFiles.XML);
    private static final String MARK = "A cover says nothing beside the document";

    @Test
    void hasTheEnvelopeAndTheSubjectsAsJsonSchema() {
        assertCurrent(LanguageFiles.ROOT.resolve("envelope/v1/envelope.schema.json"), SCHEMAS.envelope());
        assertCurrent(LanguageFiles.ROOT.resolve("subjects/v1/subjects.schema.json"), SCHEMAS.subjects());
    }

    @ParameterizedTest
    @EnumSource
    void hasEveryFamilyAsJsonSchema(Family family) {
        var file = LanguageFiles.of(family).resolve(family.wireName() + ".schema.json");

        assertCurrent(file, SCHEMAS.family(family));
    }

    @ParameterizedTest
    @EnumSource
    void saysOfEveryFamilyWithoutDetailsThatACoverHasNone(Family family) throws java.io.IOException {
        var file = LanguageFiles.of(family).resolve("details.schema.json");
        var isOurs = !Files.exists(file) || Files.readString(file).contains(MARK);

        if (isOurs) {
            assertCurrent(file, SCHEMAS.noDetails(family));
        }
        assertThat(file).isNotEmptyFile();
    }

    @Test
    void hasTheRulesOfTheEnvelopeAsATable() {
        assertCurrent(LanguageFiles.ROOT.resolve("envelope/v1/rules.md"), RuleTable.markdown(RULES.envelope()));
    }

    @ParameterizedTest
    @EnumSource
    void hasTheRulesOfEveryFamilyAsATable(Family family) {
        assertCurrent(LanguageFiles.of(family).resolve("rules.md"), RuleTable.markdown(RULES.of(family)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void hasEveryExampleAsJson(Path example) {
        var message = LanguageFiles.XML.parse(LanguageFiles.bytes(example));

        assertCurrent(Path.of(example.toString().replaceAll("xml$", "json")), FACE.message(message));
    }

    static List<Path> examples() {
        return LanguageFiles.examples();
    }

    private static void assertCurrent(Path file, JsonNode made) {
        assertCurrent(file, LanguageFiles.pretty(made));
    }

    private static void assertCurrent(Path file, String text) {
        assertThat(LanguageFiles.golden(file, text))
                .as("%s is stale; make it anew with -Dgolden=write", file)
                .isEqualTo(text);
    }
}
