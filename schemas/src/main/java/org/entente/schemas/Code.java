package org.entente.schemas;

/**
 * One entry of a code list.
 *
 * @param code what stands in messages
 * @param label the English words for it
 * @param source who defined it
 */
public record Code(String code, String label, String source) {
    public Code {
        if (code.isBlank() || label.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException("A code has a code, a label and a source: " + code);
        }
    }
}
