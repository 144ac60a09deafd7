package org.entente.formats.goaml;

import java.util.List;
import org.entente.core.format.Loss.Severity;

/**
 * One line of a dialect's {@code mapping.csv}; the same line serves both directions.
 *
 * @param block the place it belongs to: {@code report}, or a block that another line names
 * @param argument list of codes, block, label, or fixed value, as the rule wants
 * @param lost how grave it is when the line cannot do its work
 */
record Row(String block, Steps national, Steps shared, Rule rule, String argument, Severity lost) {

    /** What a line does. */
    enum Rule {
        /** Carries a text as it is. */
        TEXT,
        /** Carries a code through {@code codes.csv}. */
        CODE,
        /** Carries a code of the dialect's own list under the dialect's name. */
        SCHEME,
        /** Carries a code of the list named as its block, or its words into the sibling that the argument names. */
        WIDEN,
        /** Carries a day, which the national side writes with a time of midnight. */
        DAY,
        /** Carries a telephone number, whose prefix the national side keeps apart. */
        PHONE,
        /** Carries a text as a labelled paragraph of one national field. */
        WORDS,
        /** Applies another block to every element found. */
        BLOCK,
        /** Applies another block to every element found and makes it a subject with an id. */
        SUBJECT,
        /** Writes the argument always; read, it says nothing. */
        FIXED,
        /** Writes the argument where nothing else was written, and records that. */
        NEED,
        /** Read, it is lost; {@code *} is whatever the block's other lines left. */
        DROP
    }

    static Row of(List<String> cells) {
        return new Row(
                cells.get(0),
                Steps.parse(cells.get(1)),
                Steps.parse(cells.get(2)),
                Rule.valueOf(cells.get(3)),
                cells.get(4),
                cells.get(5).isEmpty() ? Severity.INFO : Severity.valueOf(cells.get(5)));
    }
}
