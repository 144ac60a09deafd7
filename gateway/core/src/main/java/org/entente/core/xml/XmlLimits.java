package org.entente.core.xml;

/** How much XML one document may be: bytes, nesting, attributes and children of one element, elements in all. */
public record XmlLimits(int bytes, int depth, int attributes, int children, int elements) {

    public XmlLimits {
        if (bytes < 1 || depth < 1 || attributes < 1 || children < 1 || elements < 1) {
            throw new IllegalArgumentException("Every XML limit is at least 1");
        }
    }

    /** Depth 40, 64 attributes, 5,000 children, 100,000 elements; 10 MB a document. */
    public static XmlLimits standard() {
        return new XmlLimits(10 * 1024 * 1024, 40, 64, 5_000, 100_000);
    }
}
