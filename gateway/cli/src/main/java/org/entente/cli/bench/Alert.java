package org.entente.cli.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.entente.cli.client.MultipartBody;
import org.entente.cli.demo.Sample;
import org.entente.cli.demo.Samples;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A police alert of a given size that carries a number of its own, by which it is known at the other end. */
final class Alert {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> FURTHER_LANGUAGES = List.of("de", "es", "it", "nl", "pl", "pt", "sv");
    private static final int MOST_LETTERS_OF_A_TEXT = 19_000; // a text of an alert holds 20,000
    private static final int AROUND_A_TEXT = ",{'language':'','text':''}".length();

    private final ObjectNode cover;
    private final ObjectNode document;
    private final int size;

    /** The demonstration's alert as routine, from Norland's police to Sudland's immigration. */
    Alert(int size, Instant now) {
        this(size, now, false, "QS", "IMMIGRATION");
    }

    /** The demonstration's alert to another desk; padding texts bring the document to {@code size} bytes. */
    Alert(int size, Instant now, boolean isFlash, String state, String authority) {
        Sample sample = Samples.all().stream()
                .filter(one -> one.files().name().equals("flash-alert"))
                .findFirst()
                .orElseThrow();
        String there = new String(sample.cover(now), StandardCharsets.UTF_8).replace("\"QS\"", '"' + state + '"');
        this.cover = (ObjectNode) JSON.readTree(there);
        ((ObjectNode) cover.path("to")).put("authority", authority);
        if (!isFlash) {
            cover.put("urgency", "ROUTINE");
            cover.remove("urgencyReason");
        }
        this.document = (ObjectNode) JSON.readTree(sample.document());
        this.size = size;
    }

    /** The number as it stands in the document, for example {@code NB-00000042}. */
    static String numbered(long number) {
        return String.format("NB-%08d", number);
    }

    MultipartBody body(long number) {
        return new MultipartBody("entente-bench-" + number)
                .add("cover", "cover.json", "application/json", JSON.writeValueAsBytes(cover))
                .add("document", "alert.json", "application/json", document(number));
    }

    byte[] document(long number) {
        ObjectNode numbered = document.deepCopy();
        ArrayNode wordings = (ArrayNode) numbered.path("wording");
        ObjectNode first = (ObjectNode) wordings.get(0);
        first.put("text", numbered(number) + " " + first.path("text").asString(""));
        for (String language : FURTHER_LANGUAGES) {
            int missing = size - JSON.writeValueAsBytes(numbered).length - AROUND_A_TEXT - language.length();
            if (missing > 0) {
                wordings.addObject()
                        .put("language", language)
                        .put("text", padding(Math.min(missing, MOST_LETTERS_OF_A_TEXT)));
            }
        }
        return JSON.writeValueAsBytes(numbered);
    }

    private static String padding(int length) {
        String sentence = "Seen twice at the border in the company of two men who could not be named. ";
        return sentence.repeat(length / sentence.length() + 1)
                .substring(0, length)
                .replaceAll(" $", ".");
    }
}
