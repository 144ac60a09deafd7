package org.entente.formats.reading;

import java.util.ArrayList;
import java.util.List;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Finding;
import org.entente.core.failure.Refused;
import org.entente.core.message.Cover;
import org.w3c.dom.Element;

/**
 * The family fields that an agency gives beside a document that has no place for them.
 *
 * <p>A detail is named in the singular, such as {@code suspicion} or {@code geographicScope.state}; where it has words
 * and marks, the words are its content and the marks its attributes ({@link org.entente.core.language.CoverXml}).
 * Details fill gaps and never overwrite the document.
 */
public record CoverDetails(Cover cover) {

    /** All values of a detail, in order. */
    public List<String> all(String name) {
        return cover.detail(name);
    }

    /** The words of a detail, each with one of its marks or an empty text. */
    public List<Pair> pairs(String name, String mark) {
        var pairs = new ArrayList<Pair>();
        var details = cover.xml().getDocumentElement().getElementsByTagNameNS("*", "Detail");
        for (int i = 0; i < details.getLength(); i++) {
            if (details.item(i) instanceof Element detail && name.equals(detail.getAttribute("name"))) {
                pairs.add(new Pair(detail.getTextContent().strip(), detail.getAttribute(mark)));
            }
        }
        return pairs;
    }

    /** The words, and the mark where the agency gave one. */
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
