package org.entente.core.journal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.entente.core.failure.Finding;

/** Findings in words: the first places in one line, or all of them, a line each. */
final class FindingsText {

    private static final int PLACES_NAMED = 3;

    private FindingsText() {}

    /** What somebody who corrects needs first; begins with a colon where there is anything to say. */
    static String places(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "";
        }
        String more = findings.size() > PLACES_NAMED ? "; and more" : "";
        return findings.stream()
                .limit(PLACES_NAMED)
                .map(FindingsText::line)
                .collect(Collectors.joining("; ", ": ", more));
    }

    /** For a person to read beside the content. */
    static byte[] whole(String detail, List<Finding> findings) {
        String lines = findings.stream().map(FindingsText::line).collect(Collectors.joining("\n"));
        return (detail + "\n" + lines).strip().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(Finding finding) {
        return finding.path() + ": " + finding.sentence();
    }
}
