package org.entente.core.xml;

import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.core.failure.Finding;

/** Turns a validator's finding into a sentence without its inner words and, above all, without the value found. */
final class SchemaSentence {

    private static final Map<String, String> BY_RULE = new LinkedHashMap<>();

    static {
        BY_RULE.put("cvc-complex-type.2.4.a", "Another element was expected here");
        BY_RULE.put("cvc-complex-type.2.4.b", "The element lacks something mandatory");
        BY_RULE.put("cvc-complex-type.2.4", "The element is not allowed here");
        BY_RULE.put("cvc-complex-type.3", "An attribute is not allowed here");
        BY_RULE.put("cvc-complex-type.4", "A mandatory attribute is missing");
        BY_RULE.put("cvc-enumeration", "The value is not in the code list");
        BY_RULE.put("cvc-pattern", "The value does not have the required form");
        BY_RULE.put("cvc-datatype", "The value does not have the required type");
        BY_RULE.put("cvc-maxLength", "The value is too long");
        BY_RULE.put("cvc-minLength", "The value is too short");
        BY_RULE.put("cvc-elt.1", "The root element is unknown");
    }

    private SchemaSentence() {}

    /** The code that W3C XML Schema gives the broken rule. */
    static String code(String said) {
        int end = said.indexOf(':');
        return said.startsWith("cvc-") && end > 0 ? said.substring(0, end) : Finding.FORM;
    }

    static String of(String said) {
        return BY_RULE.entrySet().stream()
                .filter(rule -> said.startsWith(rule.getKey()))
                .map(rule -> rule.getValue() + expected(said))
                .findFirst()
                .orElse("The value does not fit the schema");
    }

    /** Schema names are ours or public and help; the value found is never repeated. */
    private static String expected(String said) {
        int from = said.indexOf("One of '{");
        int to = said.indexOf("}'", Math.max(from, 0));
        if (from < 0 || to < 0) {
            return "";
        }
        String names = said.substring(from + 9, to).replaceAll("\"[^\"]*\":", "");
        return ": one of " + (names.length() > 200 ? names.substring(0, 200) + " …" : names);
    }
}
