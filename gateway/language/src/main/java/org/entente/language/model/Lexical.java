package org.entente.language.model;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How a value is written. */
public sealed interface Lexical {

    /**
     * Letters.
     *
     * @param base the built-in type of XML Schema it rests on
     * @param scale the only values there are; empty where any may stand
     * @param patterns regular expressions of XML Schema, of which one must match; empty where all letters may stand
     */
    record Words(String base, List<String> scale, List<String> patterns, OptionalInt least, OptionalInt most)
            implements Lexical {
        public Words {
            scale = List.copyOf(scale);
            patterns = List.copyOf(patterns);
        }

        /** Whether white space at the ends and line breaks have no meaning. */
        public boolean isOneLine() {
            return !base.equals("string");
        }
    }

    /** A whole number. */
    record Whole(Optional<BigInteger> least, Optional<BigInteger> most) implements Lexical {}

    /** A decimal number, which no reader may round. */
    record Decimal(OptionalInt digits, OptionalInt fraction) implements Lexical {}

    /** Yes or no. */
    record Truth() implements Lexical {}

    /** Several values in one text, parted by blanks. */
    record Several(ValueType item, OptionalInt least, OptionalInt most) implements Lexical {}
}
