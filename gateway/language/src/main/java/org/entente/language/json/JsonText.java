package org.entente.language.json;

import java.util.List;
import java.util.Optional;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Finding;
import org.entente.core.failure.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON strictly and within limits: no key twice, nothing after the document, 64 levels, 10 MB. Thread-safe. */
public final class JsonText {

    private static final int MOST_BYTES = 10 * 1024 * 1024;
    private static final int MOST_LEVELS = 64;
    private static final int MOST_LETTERS = 1024 * 1024;

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_LEVELS)
                            .maxStringLength(MOST_LETTERS)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Reads a document.
     *
     * @throws Refused TOO_LARGE or REQUEST_MALFORMED, with line and column
     */
    public JsonNode read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new Refused(FailureCode.TOO_LARGE, "A JSON document may have " + MOST_BYTES + " bytes");
        }
        try {
            return json.readTree(bytes);
        } catch (JacksonException unreadable) {
            String where = Optional.ofNullable(unreadable.getLocation())
                    .map(at -> "The document is not strict JSON near line " + at.getLineNr() + ", column "
                            + at.getColumnNr())
                    .orElse("The document is not strict JSON");
            throw new Refused(FailureCode.REQUEST_MALFORMED, where, List.of(new Finding("", where)));
        }
    }

    /** The document as text, indented for people. */
    public byte[] write(JsonNode node) {
        return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
    }

    /** Whether the first sign that is no white space opens an object. */
    public static boolean looksLikeJson(byte[] bytes) {
        for (byte one : bytes) {
            if (one > ' ') {
                return one == '{';
            }
        }
        return false;
    }
}
