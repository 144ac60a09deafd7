package org.entente.core.failure;

/**
 * One thing wrong at one place.
 *
 * @param code what {@code ./entente explain} and the help pages know it by
 * @param path an XPath or JSON Pointer
 * @param sentence without the parser's own words and without the value found
 */
public record Finding(String code, Severity severity, String path, String sentence) {

    /** What has no code of its own: it does not have the form that was published. */
    public static final String FORM = "FORM";

    public Finding(String path, String sentence) {
        this(FORM, Severity.REJECT, path, sentence);
    }

    /** The same at another place. */
    public Finding at(String place) {
        return new Finding(code, severity, place, sentence);
    }

    public boolean rejects() {
        return severity == Severity.REJECT;
    }
}
