package org.entente.core.fingerprint;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.core.content.Digest;

/** A text as people compare it: each fingerprint in it in groups of four digits, and below it in words. */
public final class Spoken {

    private static final Pattern FINGERPRINT = Pattern.compile("\\b[0-9a-f]{64}\\b");
    private static final String BETWEEN = "  ";

    private Spoken() {}

    /** The text, and two lines of words for each fingerprint in it, four groups of four a line. */
    public static List<String> lines(String text) {
        String grouped = FINGERPRINT.matcher(text).replaceAll(found -> grouped(found.group()));
        return Stream.concat(Stream.of(grouped), fingerprints(text).stream().flatMap(Spoken::words))
                .toList();
    }

    /** Every fingerprint that a text holds. */
    public static List<Digest> fingerprints(String text) {
        return FINGERPRINT
                .matcher(text)
                .results()
                .map(found -> new Digest(found.group()))
                .distinct()
                .toList();
    }

    private static String grouped(String digits) {
        return digits.replaceAll("(.{4})(?!$)", "$1 ");
    }

    private static Stream<String> words(Digest fingerprint) {
        List<String> groups = FingerprintWords.groups(fingerprint);
        int half = groups.size() / 2;
        return Stream.of(groups.subList(0, half), groups.subList(half, groups.size()))
                .map(line -> "    " + String.join(BETWEEN, line));
    }
}
