package org.entente.language.check;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entente.core.failure.Finding;

/** What a counter-example says it is refused for: {@code <!-- expected: CODE | part of the sentence -->}. */
public record Expectation(String code, String words) {

    private static final Pattern WRITTEN = Pattern.compile("<!-- expected: (\\S+) \\| (.+?) -->");

    public static Optional<Expectation> of(byte[] counterExample) {
        var said = WRITTEN.matcher(new String(counterExample, StandardCharsets.UTF_8));
        return said.find() ? Optional.of(new Expectation(said.group(1), said.group(2))) : Optional.empty();
    }

    /** Whether the schema refuses it, and not a rule. */
    public boolean isOfSchema() {
        return code.startsWith("cvc-");
    }

    /** A schema's first finding counts, for one fault may give two; of rules, the one alone must refuse. */
    public boolean isMetBy(Judgement judgement) {
        List<Finding> found = judgement.findings();
        if (isOfSchema()) {
            return !found.isEmpty() && found.getFirst().code().startsWith(code);
        }
        List<Finding> refusing = found.stream().filter(Finding::rejects).toList();
        List<Finding> telling = refusing.isEmpty() ? found : refusing;
        return !telling.isEmpty() && telling.stream().map(Finding::code).allMatch(code::equals);
    }
}
