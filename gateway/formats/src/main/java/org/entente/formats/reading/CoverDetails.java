package org.entente.formats.reading;

import java.util.ArrayList;
import java.util.List;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Finding;
import org.entente.core.failure.Refused;
import org.entente.core.message.Cover;

/**
 * The family fields that an agency gives beside a document that has no place for them.
 *
 * <p>A detail is named by its path in {@code details.schema.json} of the family, with dots and without indices:
 * {@code suspicion}, {@code questions.text}. A list of objects
 * may also be named without its {@code .text}. They fill gaps and never overwrite the document.
 */
public record CoverDetails(Cover cover) {

    /** All values of a detail, in order. */
    public List<String> all(String name) {
        List<String> exact = cover.detail(name);
        return exact.isEmpty() && name.endsWith(".text") ? cover.detail(name.replace(".text", "")) : exact;
    }

    /** The values of one property of a list of objects, each beside that of another property or empty. */
    public List<Pair> pairs(String name, String first, String second) {
        List<String> firsts = all(name + "." + first);
        List<String> seconds = all(name + "." + second);
        boolean isAligned = firsts.size() == seconds.size();
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < firsts.size(); i++) {
            pairs.add(new Pair(firsts.get(i), isAligned ? seconds.get(i) : ""));
        }
        return pairs;
    }

    /** One object of a list; the second value is empty where the agency gave none for every object. */
    public record Pair(String first, String second) {}

    /** A mandatory field is nowhere: the agency can mend it by giving a detail. */
    public static Refused missing(String field, String detail) {
        String sentence = "The document has no " + field + ": give the cover detail " + detail;
        return new Refused(FailureCode.SHARED_SCHEMA, sentence, List.of(new Finding("/details/" + detail, sentence)));
    }

    @Override
    public String toString() {
        return "CoverDetails[redacted]";
    }
}
