package org.entente.formats.goaml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Labelled paragraphs within one text, for fields that a report has no place for: {@code Label [mark]: words}. */
final class Wording {

    private Wording() {}

    /** One paragraph; the mark is empty where there is none. */
    record Paragraph(String label, String mark, String words) {
        String text() {
            return label + (mark.isEmpty() ? "" : " [" + mark + "]") + ": " + words;
        }

        @Override
        public String toString() {
            return "Paragraph[" + label + "]";
        }
    }

    /** The paragraphs of a text; words before the first known label belong to the first of the labels. */
    static List<Paragraph> split(String text, List<String> labels) {
        String names = String.join("|", labels.stream().map(Pattern::quote).toList());
        Matcher matcher = Pattern.compile("(?m)^(" + names + ")(?: \\[([^\\]\\n]{1,64})\\])?: ")
                .matcher(text);
        var paragraphs = new ArrayList<Paragraph>();
        String label = labels.getFirst();
        String mark = "";
        int from = 0;
        while (matcher.find()) {
            add(paragraphs, label, mark, text.substring(from, matcher.start()));
            label = matcher.group(1);
            mark = matcher.group(2) == null ? "" : matcher.group(2);
            from = matcher.end();
        }
        add(paragraphs, label, mark, text.substring(from));
        return paragraphs;
    }

    private static void add(List<Paragraph> paragraphs, String label, String mark, String words) {
        if (!words.isBlank()) {
            paragraphs.add(new Paragraph(label, mark, words.strip()));
        }
    }
}
