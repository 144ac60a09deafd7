package org.entente.core.format;

import java.util.Optional;

/**
 * One thing that translation could not carry over as it was (domain: loss record).
 *
 * @param sourcePath XPath or JSON Pointer in the source
 * @param valueSha256 digest of the value in the source, so that a loss can be proved without being repeated
 * @param targetPath where it would have gone; empty when the target has no place for it
 */
public record Loss(
        Kind kind, Severity severity, String sourcePath, Optional<String> valueSha256, Optional<String> targetPath) {

    /** What happened to it. */
    public enum Kind {
        DROPPED,
        TRUNCATED,
        CODE_UNMAPPED,
        CODE_WIDENED,
        PRECISION,
        REPAIRED,
        STRUCTURE,
        HANDLING_RAISED
    }

    /** BLOCK holds the message: subject identity, measure, legal basis, handling or deadline are at stake. */
    public enum Severity {
        INFO,
        REVIEW,
        BLOCK
    }
}
