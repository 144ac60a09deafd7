package org.entente.node.doors;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Finding;
import org.entente.core.failure.Refused;
import org.entente.schemas.Families;
import org.entente.schemas.Family;
import org.entente.schemas.SchemaFile;
import org.entente.schemas.SharedSchema;
import tools.jackson.databind.JsonNode;

/**
 * Checks a cover in JSON by the published schemas, the family's details included.
 *
 * <p>Findings name places by JSON Pointer and never repeat a value. Schemas come from the class path alone.
 */
final class CoverSchema {

    private static final int MOST_FINDINGS = 50;

    private final SchemaRegistry registry;

    CoverSchema() {
        var byId = SharedSchema.jsonSchemas().stream()
                .collect(Collectors.toUnmodifiableMap(
                        SchemaFile::identifier, file -> new String(file.bytes(), StandardCharsets.UTF_8)));
        this.registry =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(byId));
    }

    /** Returns the family of a cover that fits; throws {@code Refused} COVER_INVALID or UNKNOWN_FAMILY. */
    Family check(JsonNode cover) {
        List<Finding> findings = new ArrayList<>(findings(SharedSchema.COVER_JSON, cover, ""));
        refuse(findings);
        Family family = Families.named(cover.path("family").asString())
                .orElseThrow(() -> new Refused(
                        FailureCode.UNKNOWN_FAMILY,
                        "The cover names a family that is not published",
                        List.of(new Finding("/family", "This family is not published"))));
        if (cover.has("details")) {
            findings.addAll(findings(family.detailsSchema(), cover.path("details"), "/details"));
        }
        var attachments = cover.path("attachments");
        for (int i = 0; i < attachments.size(); i++) {
            if (attachments.path(i).has("handling")) {
                findings.add(new Finding(
                        "/attachments/" + i + "/handling",
                        "One attachment cannot be handled differently yet; send it in a message of its own"));
            }
        }
        refuse(findings);
        return family;
    }

    private List<Finding> findings(SchemaFile file, JsonNode node, String prefix) {
        return registry.getSchema(SchemaLocation.of(file.identifier())).validate(node).stream()
                .limit(MOST_FINDINGS)
                .map(error -> new Finding(prefix + error.getInstanceLocation(), sentence(error)))
                .toList();
    }

    private static void refuse(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new Refused(
                    FailureCode.COVER_INVALID, findings.size() + " field(s) of the cover do not fit", findings);
        }
    }

    private static String sentence(Error error) {
        return switch (error.getKeyword()) {
            case "required" -> "The field " + error.getProperty() + " is missing";
            case "additionalProperties", "unevaluatedProperties" -> "The field " + error.getProperty() + " is unknown";
            case "type" -> "The value has the wrong JSON type";
            case "pattern" -> "The value does not have the published shape";
            case "enum", "const" -> "The value is not one of the published ones";
            case "minItems", "maxItems", "minLength", "maxLength" -> "The value is too short or too long";
            case "minimum", "maximum" -> "The number is too small or too large";
            default -> "The value does not fit the rule " + error.getKeyword();
        };
    }
}
