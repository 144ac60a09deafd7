package org.entente.language.reference;

import java.util.stream.Collectors;
import org.entente.core.failure.Severity;
import org.entente.language.rules.RuleSheet;

/** The rules of a sheet as a table, for the folder and for the page. */
public final class RuleTable {

    private RuleTable() {}

    /** The {@code rules.md} that lies beside {@code rules.sch}. */
    public static String markdown(RuleSheet sheet) {
        return sheet.rules()
                .distinct()
                .map(rule -> "| %s | %s | %s | %s |%n"
                        .formatted(rule.code(), what(rule.severity()), cell(rule.sentence()), cell(rule.source())))
                .collect(Collectors.joining(
                        "",
                        "# " + sheet.title()
                                + "\n\n"
                                + "Made from `rules.sch`; the gateway checks every message against it.\n\n"
                                + "| Code | When broken | What is wrong, and what to do | Source |\n"
                                + "|---|---|---|---|\n",
                        ""));
    }

    static String html(RuleSheet sheet) {
        return sheet.rules()
                .distinct()
                .map(rule -> ("<tr id=\"%1$s\"><td><code>%1$s</code></td><td class=\"%2$s\">%3$s</td>"
                                + "<td>%4$s</td><td>%5$s</td></tr>%n")
                        .formatted(
                                Html.text(rule.code()),
                                rule.severity() == Severity.REJECT ? "reject" : "deviation",
                                what(rule.severity()),
                                Html.text(rule.sentence()),
                                Html.text(rule.source())))
                .collect(Collectors.joining(
                        "",
                        "<div class=\"wide\"><table><thead><tr><th>Code</th><th>When broken</th>"
                                + "<th>What is wrong, and what to do</th><th>Source</th></tr></thead>\n<tbody>\n",
                        "</tbody></table></div>\n"));
    }

    private static String what(Severity severity) {
        return severity == Severity.REJECT ? "refused" : "accepted, recorded";
    }

    private static String cell(String words) {
        return words.replace("|", "\\|");
    }
}
