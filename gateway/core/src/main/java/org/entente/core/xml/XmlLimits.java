package org.entente.core.xml;

import java.util.stream.IntStream;

/**
 * How much XML one document may be.
 *
 * @param depth elements in each other
 * @param attributes of one element
 * @param children elements beside each other
 * @param elements in all
 * @param letters in one piece of text
 */
public record XmlLimits(int bytes, int depth, int attributes, int children, int elements, int letters) {

    public XmlLimits {
        if (IntStream.of(bytes, depth, attributes, children, elements, letters).anyMatch(limit -> limit < 1)) {
            throw new IllegalArgumentException("Every XML limit is at least 1");
        }
    }

    /** Depth 40, 64 attributes, 5,000 children, 100,000 elements, a million letters; 10 MB a document. */
    public static XmlLimits standard() {
        return new XmlLimits(10 * 1024 * 1024, 40, 64, 5_000, 100_000, 1024 * 1024);
    }
}
