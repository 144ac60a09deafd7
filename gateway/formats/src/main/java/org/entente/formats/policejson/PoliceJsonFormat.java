package org.entente.formats.policejson;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Finding;
import org.entente.core.failure.Refused;
import org.entente.core.format.Format;
import org.entente.core.format.NationalDocument;
import org.entente.core.language.SharedMessage;
import org.entente.core.message.Cover;
import org.entente.core.xml.SafeXml;
import org.entente.formats.reading.CodeTable;
import org.entente.formats.reading.CoverDetails;
import org.entente.formats.reading.FamilyCheck;
import org.entente.formats.reading.Tally;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * A police alert in JSON, read into the family {@code alert}; it is not written.
 *
 * <p>Duplicate keys, trailing tokens and deep nesting are refused (security, item on JSON bodies).
 */
public final class PoliceJsonFormat implements Format {

    private static final int MOST_DEPTH = 20;
    private static final int MOST_FINDINGS = 50;
    private static final int MOST_BYTES = 1024 * 1024;

    private final SafeXml xml;
    private final FamilyCheck check;
    private final ObjectMapper json;
    private final Schema schema;
    private final CodeTable codes;

    public PoliceJsonFormat(SafeXml xml, FamilyCheck check) {
        this.xml = xml;
        this.check = check;
        var limits = StreamReadConstraints.builder()
                .maxNestingDepth(MOST_DEPTH)
                .maxDocumentLength(MOST_BYTES)
                .build();
        this.json = JsonMapper.builder(JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .streamReadConstraints(limits)
                        .build())
                .build();
        String text =
                new String(CodeTable.bytes(PoliceJsonFormat.class, "police-json.schema.json"), StandardCharsets.UTF_8);
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text);
        this.codes = CodeTable.beside(PoliceJsonFormat.class, "codes.csv");
    }

    @Override
    public String id() {
        return "police-json/v1";
    }

    @Override
    public String mappingVersion() {
        return "1";
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public Set<String> reads() {
        return Set.of("alert");
    }

    @Override
    public Set<String> writes() {
        return Set.of();
    }

    @Override
    public List<Finding> validate(NationalDocument document) {
        return schema.validate(parse(document)).stream()
                .limit(MOST_FINDINGS)
                .map(error -> new Finding(
                        error.getInstanceLocation().toString(),
                        "The value does not fit the rule " + error.getKeyword()))
                .toList();
    }

    @Override
    public Read read(NationalDocument document, Cover cover) {
        JsonNode alert = parse(document);
        Tally tally = Tally.of(alert);
        var reader = new AlertReader(tally, codes, new CoverDetails(cover));
        var family = reader.read(alert, xml.newDocument());
        return new Read(check.fitting(family), tally.close(AlertReader::severity));
    }

    @Override
    public Written write(SharedMessage message) {
        throw new Refused(FailureCode.UNKNOWN_FORMAT, "Nothing is written in " + id());
    }

    private JsonNode parse(NationalDocument document) {
        try {
            JsonNode node = json.readTree(document.bytes());
            if (!node.isObject()) {
                throw new Refused(FailureCode.NOT_WELL_FORMED, "The document is not a JSON object");
            }
            return node;
        } catch (JacksonException broken) {
            throw new Refused(FailureCode.NOT_WELL_FORMED, where(broken), broken);
        }
    }

    /** A limit that is broken has no place of its own. */
    private static String where(JacksonException broken) {
        return Optional.ofNullable(broken.getLocation())
                .map(at -> "At line " + at.getLineNr() + ", column " + at.getColumnNr())
                .orElse("The document is deeper or longer than allowed");
    }
}
