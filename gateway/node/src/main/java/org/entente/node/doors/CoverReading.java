package org.entente.node.doors;

import java.util.List;
import java.util.Optional;
import javax.xml.validation.Schema;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Finding;
import org.entente.core.failure.Refused;
import org.entente.core.language.CoverXml;
import org.entente.core.message.Cover;
import org.entente.core.xml.SafeSchemas;
import org.entente.core.xml.SafeSchemas.SchemaBytes;
import org.entente.core.xml.SafeXml;
import org.entente.schemas.Family;
import org.entente.schemas.SchemaFile;
import org.entente.schemas.SharedSchema;
import org.w3c.dom.Document;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the cover that an agency hands in, as JSON or as XML; both must fit the same XML schema in the end.
 *
 * <p>Duplicate keys, unknown fields and anything after the document are refused (security.md 50).
 */
public final class CoverReading {

    private static final SchemaFile COVER_XSD = new SchemaFile("agencyapi/v1/cover.xsd", "urn:entente:envelope:v1");
    private static final int DEPTH = 64;

    private final SafeXml xml;
    private final CoverXml covers;
    private final CoverSchema jsonSchema = new CoverSchema();
    private final Schema xmlSchema;
    private final JsonMapper json;

    public CoverReading(SafeXml xml) {
        this.xml = xml;
        this.covers = new CoverXml(xml);
        this.xmlSchema = SafeSchemas.load(
                List.of(new SchemaBytes(COVER_XSD.systemId().toString(), COVER_XSD.bytes())),
                CoverReading::envelopeByNamespace);
        StreamReadConstraints bounds =
                StreamReadConstraints.builder().maxNestingDepth(DEPTH).build();
        this.json = JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(bounds).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /** Throws {@code Refused} REQUEST_MALFORMED, COVER_INVALID or UNKNOWN_FAMILY, with JSON Pointers. */
    public Cover fromJson(byte[] bytes) {
        JsonNode node = parsed(bytes);
        Family family = jsonSchema.check(node);
        return checked(new CoverFromJson(xml.newDocument(), node).write(family));
    }

    /** Throws {@code Refused} NOT_WELL_FORMED, DOCTYPE_FORBIDDEN or COVER_INVALID, with XPaths. */
    public Cover fromXml(byte[] bytes) {
        return checked(xml.parse(bytes));
    }

    private Cover checked(Document cover) {
        List<Finding> findings = xml.validate(cover, xmlSchema);
        if (!findings.isEmpty()) {
            throw new Refused(
                    FailureCode.COVER_INVALID, findings.size() + " field(s) of the cover do not fit", findings);
        }
        return covers.view(cover);
    }

    private JsonNode parsed(byte[] bytes) {
        try {
            return json.readTree(bytes);
        } catch (JacksonException unreadable) {
            var at = Optional.ofNullable(unreadable.getLocation());
            throw new Refused(
                    FailureCode.REQUEST_MALFORMED,
                    at.map(place -> "The cover is not strict JSON near line " + place.getLineNr() + ", column "
                                    + place.getColumnNr())
                            .orElse("The cover is not strict JSON"),
                    unreadable);
        }
    }

    private static Optional<byte[]> envelopeByNamespace(String namespace) {
        return SharedSchema.byNamespace(namespace).map(SchemaFile::bytes);
    }
}
