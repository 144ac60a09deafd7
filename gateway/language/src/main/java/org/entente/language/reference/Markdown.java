package org.entente.language.reference;

import java.util.List;

/**
 * The little Markdown that the READMEs of the language use: headings, paragraphs, tables, lists, bold, code, links.
 *
 * <p>It is fed by our own files alone; everything is escaped before it is marked up.
 */
final class Markdown {

    private final StringBuilder html = new StringBuilder();
    private String open = "";

    private Markdown() {}

    static String toHtml(String text) {
        var page = new Markdown();
        text.lines().forEach(page::line);
        page.close();
        return page.html.toString();
    }

    private void line(String line) {
        if (line.isBlank()) {
            close();
        } else if (line.startsWith("#")) {
            close();
            int level = Math.min(line.indexOf(' '), 4);
            html.append("<h%d>%s</h%d>\n".formatted(level, inline(line.substring(line.indexOf(' ') + 1)), level));
        } else if (line.startsWith("|")) {
            row(line);
        } else if (line.startsWith("- ")) {
            start("ul");
            html.append("<li>").append(inline(line.substring(2))).append("</li>\n");
        } else {
            start("p");
            html.append(inline(line)).append('\n');
        }
    }

    private void row(String line) {
        if (line.matches("[|:\\- ]+")) {
            return;
        }
        String cell = open.equals("table") ? "td" : "th";
        start("table");
        html.append("<tr>");
        cells(line).forEach(words -> html.append("<%s>%s</%s>".formatted(cell, inline(words), cell)));
        html.append("</tr>\n");
    }

    private static List<String> cells(String line) {
        String inside = line.strip().replaceAll("^\\||\\|$", "");
        return List.of(inside.split("\\|")).stream().map(String::strip).toList();
    }

    private void start(String tag) {
        if (!open.equals(tag)) {
            close();
            html.append('<').append(tag).append(">\n");
            open = tag;
        }
    }

    private void close() {
        if (!open.isEmpty()) {
            html.append("</").append(open).append(">\n");
            open = "";
        }
    }

    private static String inline(String words) {
        return Html.text(words)
                .replaceAll("`([^`]+)`", "<code>$1</code>")
                .replaceAll("\\*\\*([^*]+)\\*\\*", "<strong>$1</strong>")
                .replaceAll("\\[([^\\]]+)\\]\\([^)]+\\)", "$1");
    }
}
