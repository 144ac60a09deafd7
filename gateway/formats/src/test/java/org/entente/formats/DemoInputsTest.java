package org.entente.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.entente.core.format.NationalDocument;
import org.entente.schemas.Families;
import org.entente.schemas.SchemaFile;
import org.entente.schemas.SharedSchema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The messages that the demo hands in fit the contract of covers and their own national schemas. */
class DemoInputsTest {

    private static final Path DEMO = Path.of("../cli/src/main/resources/org/entente/cli/demo");

    @ParameterizedTest
    @CsvSource({
        "fiu-request-rest, xml",
        "fiu-request-soap, xml",
        "flash-alert, json",
        "routine-alert, json",
    })
    void fitsTheCoverTheFamilysDetailsAndTheNationalSchema(String name, String ending) {
        JsonNode cover =
                JsonMapper.shared().readTree(text(name + ".cover.json").replace("${now+7d}", "2026-12-01T00:00:00Z"));
        var family = Families.named(cover.path("family").asString()).orElseThrow();
        var format = Samples.format(cover.path("documentFormat").asString());
        var document = new NationalDocument(
                format.mediaType(), text(name + ".document." + ending).getBytes(StandardCharsets.UTF_8));

        assertThat(errors(SharedSchema.COVER_JSON, cover)).isEmpty();
        JsonNode details = cover.has("details")
                ? cover.path("details")
                : JsonMapper.shared().createObjectNode();
        assertThat(errors(family.detailsSchema(), details)).isEmpty();
        assertThat(format.validate(document)).isEmpty();
    }

    private static java.util.List<String> errors(SchemaFile file, JsonNode node) {
        Map<String, String> texts = SharedSchema.jsonSchemas().stream()
                .collect(Collectors.toMap(SchemaFile::identifier, schema -> Samples.text(schema.bytes())));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts))
                .getSchema(SchemaLocation.of(file.identifier()))
                .validate(node)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static String text(String file) {
        return Samples.text(Samples.bytes(DEMO.resolve(file)));
    }
}
