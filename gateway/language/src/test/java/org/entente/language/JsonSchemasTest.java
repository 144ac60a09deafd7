package org.entente.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.entente.schemas.Families;
import org.entente.schemas.Family;
import org.entente.schemas.SchemaFile;
import org.entente.schemas.SharedSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schemas are schemas, and examples of covers and messages fit them. */
class JsonSchemasTest {
    private static final ObjectMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts()));

    @ParameterizedTest
    @MethodSource("schemas")
    void isAValidSchemaThatCarriesItsOwnName(SchemaFile file) {
        var node = JSON.readTree(file.bytes());

        var errors = REGISTRY.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()))
                .validate(node);

        assertThat(errors).isEmpty();
        assertThat(node.path("$id").asString()).isEqualTo(file.identifier());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void pointsOnlyAtDefinitionsThatExist(SchemaFile file) {
        var references = JSON.readTree(file.bytes()).findValuesAsString("$ref");

        assertThat(references)
                .allSatisfy(reference ->
                        assertThat(resolves(file, reference)).as(reference).isTrue());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void acceptsEveryMessageWithTheBodyOfItsFamily(Path example) {
        var message = JSON.readTree(LanguageFiles.text(example));
        var family = Families.named(
                        message.at("/header/family/name").asString(),
                        message.at("/header/family/version").asString())
                .orElseThrow();

        assertThat(errors(SharedSchema.ENVELOPE_JSON, message)).isEmpty();
        assertThat(errors(family.jsonSchema(), message.path("body"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("covers")
    void acceptsEveryCoverWithTheDetailsOfItsFamily(Path example) {
        var cover = JSON.readTree(LanguageFiles.text(example));
        var family = Families.named(cover.path("family").asString()).orElseThrow();

        assertThat(errors(SharedSchema.COVER_JSON, cover)).isEmpty();
        assertThat(errors(family.detailsSchema(), cover.path("details"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("covers")
    void refusesAnUnknownFieldInACover(Path example) {
        var cover = (ObjectNode) JSON.readTree(LanguageFiles.text(example));
        cover.put("sender", "QN");

        assertThat(errors(SharedSchema.COVER_JSON, cover))
                .singleElement()
                .satisfies(error -> assertThat(error.getKeyword()).isEqualTo("additionalProperties"));
    }

    @ParameterizedTest
    @MethodSource("covers")
    void leavesAnEmptyListOfLegalBasesToTheRuleBook(Path example) {
        var cover = (ObjectNode) JSON.readTree(LanguageFiles.text(example));
        cover.putArray("legalBasis");

        assertThat(errors(SharedSchema.COVER_JSON, cover)).isEmpty();
    }

    @Test
    void refusesDetailsOfADeliveryNotice() {
        var details = JSON.createObjectNode().put("outcome", "DELIVERED");

        assertThat(errors(Family.DELIVERY_NOTICE.detailsSchema(), details)).hasSize(1);
    }

    static List<SchemaFile> schemas() {
        return SharedSchema.jsonSchemas();
    }

    static List<Path> covers() {
        return LanguageFiles.files(LanguageFiles.ROOT.resolve("families"), ".cover.json");
    }

    static List<Path> messages() {
        return LanguageFiles.files(LanguageFiles.ROOT.resolve("families"), ".json").stream()
                .filter(file -> !file.toString().endsWith(".cover.json")
                        && !file.toString().endsWith(".schema.json"))
                .toList();
    }

    private static List<Error> errors(SchemaFile file, JsonNode instance) {
        return REGISTRY.getSchema(SchemaLocation.of(file.identifier())).validate(instance);
    }

    private static boolean resolves(SchemaFile from, String reference) {
        var parts = reference.split("#", 2);
        var target = parts[0].isEmpty() ? from : SharedSchema.byId(parts[0]).orElseThrow();
        return parts.length == 2 && !JSON.readTree(target.bytes()).at(parts[1]).isMissingNode();
    }

    private static Map<String, String> texts() {
        return SharedSchema.jsonSchemas().stream()
                .collect(Collectors.toMap(
                        SchemaFile::identifier, file -> new String(file.bytes(), StandardCharsets.UTF_8)));
    }
}
