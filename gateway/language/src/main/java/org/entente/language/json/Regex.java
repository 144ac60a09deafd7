package org.entente.language.json;

import java.util.List;
import java.util.stream.Collectors;

/** Regular expressions of XML Schema as JSON Schema (ECMA-262) writes them. */
final class Regex {

    static final String ONE_LINE = "^[^\\u0000-\\u001f\\ufffe\\uffff]*$";
    static final String SEVERAL_LINES = "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff]*$";

    private Regex() {}

    static String anyOf(List<String> patterns) {
        String joined = patterns.stream().map(Regex::translated).collect(Collectors.joining("|"));
        return joined.contains("|") ? "^(" + joined + ")$" : "^" + joined + "$";
    }

    private static String translated(String pattern) {
        if (pattern.matches(".*(\\\\[icIC]|\\[[^\\]]*-\\[|\\\\p\\{Is).*")) {
            throw new IllegalStateException("JSON Schema has no word for this pattern: " + pattern);
        }
        return pattern.replace("\\p{Cc}", "\\u0000-\\u001f\\u007f-\\u009f");
    }
}
