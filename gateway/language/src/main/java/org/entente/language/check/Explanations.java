package org.entente.language.check;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Severity;
import org.entente.language.rules.LanguageRules;

/** Every code a person may meet, in words: failures, rules, findings of schema and language. */
public final class Explanations {

    private static final Map<String, String> OWN = own();
    private static final String SCHEMA =
            "The message does not have the form that its XML Schema asks for (the code is that of W3C XML Schema).";

    private final SequencedMap<String, Explanation> all = new LinkedHashMap<>();

    /**
     * One code in words.
     *
     * @param kind failure, rule or finding
     * @param whatToDo empty where the first sentence says it already
     * @param source the law or page behind it; empty for the gateway's own
     */
    public record Explanation(String code, String kind, String whatHappened, String whatToDo, String source) {}

    public Explanations(LanguageRules rules) {
        Arrays.stream(FailureCode.values())
                .forEach(code -> add(new Explanation(
                        code.name(), "failure: " + code.side().words(), code.whatHappened(), code.whatToDo(), "")));
        rules.all()
                .forEach(rule -> add(new Explanation(
                        rule.code(),
                        rule.severity() == Severity.REJECT ? "rule: refused" : "rule: accepted, recorded",
                        rule.sentence(),
                        "",
                        rule.source())));
        OWN.forEach((code, words) -> add(new Explanation(code, "finding", words, "", "")));
    }

    /** The explanation of a code; every code of XML Schema has one. */
    public Optional<Explanation> of(String code) {
        Explanation known = all.get(code);
        if (known == null && code.startsWith("cvc-")) {
            return Optional.of(new Explanation(
                    code, "finding", SCHEMA, "Compare the place it names with the family's reference page.", ""));
        }
        return Optional.ofNullable(known);
    }

    public List<Explanation> all() {
        return List.copyOf(all.sequencedValues());
    }

    private void add(Explanation explanation) {
        all.putIfAbsent(explanation.code(), explanation);
    }

    private static Map<String, String> own() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("FORM", "A field has not the name or the form that was published; compare it with the schema.");
        words.put(
                ValueCheck.UNKNOWN_CODE,
                "A code is not in the list that binds the field. It is reported and never replaced by a near one; use a"
                        + " code of the list, or a newer edition of the list.");
        words.put(
                ValueCheck.MUST_UNDERSTAND,
                "An element of another namespace says that it must be understood, and this gateway does not know it;"
                        + " leave it out, or agree on it first.");
        words.put(
                ValueCheck.OTHER_TYPE,
                "An element names a type of its own (xsi:type) or says that it is nil; the shared language uses"
                        + " neither.");
        words.put("ENV-1", "The body is not of the family and version that the header names; make both say the same.");
        words.put("LIMIT-TIME", "Checking took longer than one message may cost, and was stopped; send less at once.");
        return words;
    }
}
