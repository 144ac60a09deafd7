package org.entente.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON face of the language: schemas are schemas, and examples of covers and messages fit them. */
class JsonFaceTest {
    private static final Pattern ENUMERATION = Pattern.compile("<xs:enumeration value=\"([^\"]+)\"/>");
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
        var message = JSON.readTree(SourceFolder.text(example));
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
        var cover = JSON.readTree(SourceFolder.text(example));
        var family = Families.named(cover.path("family").asString()).orElseThrow();

        assertThat(errors(SharedSchema.COVER_JSON, cover)).isEmpty();
        assertThat(errors(family.detailsSchema(), cover.path("details"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("covers")
    void refusesAnUnknownFieldInACover(Path example) {
        var cover = (ObjectNode) JSON.readTree(SourceFolder.text(example));
        cover.put("sender", "QN");

        assertThat(errors(SharedSchema.COVER_JSON, cover))
                .singleElement()
                .satisfies(error -> assertThat(error.getKeyword()).isEqualTo("additionalProperties"));
    }

    @ParameterizedTest
    @MethodSource("covers")
    void leavesAnEmptyListOfLegalBasesToTheRuleBook(Path example) {
        var cover = (ObjectNode) JSON.readTree(SourceFolder.text(example));
        cover.putArray("legalBasis");

        assertThat(errors(SharedSchema.COVER_JSON, cover)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "envelope/v1/envelope.xsd, envelope/v1/envelope.schema.json",
        "subjects/v1/subjects.xsd, subjects/v1/subjects.schema.json",
        "families/alert/v1/alert.xsd, families/alert/v1/alert.schema.json",
        "families/delivery-notice/v1/delivery-notice.xsd, families/delivery-notice/v1/delivery-notice.schema.json"
    })
    void hasTheSameClosedScalesAsTheXmlFace(String xml, String json) {
        var scales = new HashSet<List<String>>();
        JSON.readTree(SourceFolder.text(SourceFolder.ROOT.resolve(json)))
                .findValues("enum")
                .forEach(scale ->
                        scales.add(scale.valueStream().map(JsonNode::asString).toList()));

        assertThat(scales).isNotEmpty().isEqualTo(enumerations(xml));
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
        return SourceFolder.files(SourceFolder.ROOT.resolve("families"), ".cover.json");
    }

    static List<Path> messages() {
        return SourceFolder.files(SourceFolder.ROOT.resolve("families"), ".json").stream()
                .filter(file -> !file.toString().endsWith(".cover.json")
                        && !file.toString().endsWith(".schema.json"))
                .toList();
    }

    private static Set<List<String>> enumerations(String schema) {
        var text = SourceFolder.text(SourceFolder.ROOT.resolve(schema));
        return Arrays.stream(text.split("<xs:simpleType "))
                .map(type -> ENUMERATION
                        .matcher(type)
                        .results()
                        .map(value -> value.group(1))
                        .toList())
                .filter(values -> !values.isEmpty())
                .collect(Collectors.toSet());
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
