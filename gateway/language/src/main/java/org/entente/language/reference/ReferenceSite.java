package org.entente.language.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.entente.language.check.Census;
import org.entente.language.check.Explanations;
import org.entente.language.check.Judge;
import org.entente.schemas.Code;
import org.entente.schemas.CodeList;
import org.entente.schemas.CodeListName;
import org.entente.schemas.Family;
import org.entente.schemas.SharedSchema;

/** The whole reference: one page for each family, and pages for envelope, subjects, code lists and findings. */
public final class ReferenceSite {

    private static final List<String> LANGUAGES = List.of("fr", "es", "ar", "ru", "zh");

    private static final String NAMES = "<th>Français</th><th>Español</th><th>العربية</th><th>Русский</th><th>中文</th>";

    private final Judge judge;
    private final Explanations explanations;

    public ReferenceSite(Judge judge, Explanations explanations) {
        this.judge = judge;
        this.explanations = explanations;
    }

    /** File name to text. */
    public SequencedMap<String, String> pages() {
        SequencedMap<String, String> pages = new LinkedHashMap<>();
        pages.put("index.html", index());
        for (Family family : Family.values()) {
            pages.put(family.wireName() + ".html", new FamilyPage(judge, family).html());
        }
        pages.put("envelope.html", envelope());
        pages.put("subjects.html", subjects());
        pages.put("codes.html", codes());
        pages.put("help.html", help());
        pages.put("style.css", style());
        return pages;
    }

    private String index() {
        String rows = Arrays.stream(Family.values()).map(this::row).collect(Collectors.joining());
        return Html.page("Families", """
            <h1>The shared language</h1>
            <p class="lead">Every message between States is one envelope and one family. \
            This is what each family says, who answers, and what the gateway checks.</p>
            <div class="wide"><table><thead><tr><th>No</th><th>Family</th><th>What it is</th><th>Legal basis</th>\
            <th>Expires</th></tr></thead>
            <tbody>
            %s</tbody></table></div>
            """.formatted(rows));
    }

    private String row(Family family) {
        return "<tr><td>%s</td><td><a href=\"%s.html\">%s</a></td><td>%s</td><td>%s</td><td>%s</td></tr>%n"
                .formatted(
                        Census.number(judge.model(), family),
                        family.wireName(),
                        family.wireName(),
                        Html.text(FamilyPage.sentence(judge.model().sentence(family.namespace()))),
                        family.needsLegalBasis() ? "named" : "",
                        family.needsExpiry() ? "always" : "");
    }

    private String envelope() {
        String namespace = SharedSchema.ENVELOPE.identifier();
        var table = new FieldTable(namespace);
        String fields =
                table.html(judge.model().child(namespace, "Message", "Header").type());
        return Html.page(
                "Envelope",
                "<h1>The envelope</h1>\n<p class=\"lead\">"
                        + Html.text(judge.model().sentence(namespace))
                        + "</p>\n<h2>Fields of the header</h2>\n" + fields + "<h2>Rules of every message</h2>\n"
                        + RuleTable.html(judge.desk().rules().envelope()));
    }

    private String subjects() {
        String namespace = SharedSchema.SUBJECTS.identifier();
        String types = judge.model().types(namespace).stream()
                .filter(type -> type instanceof org.entente.language.model.StructureType)
                .map(type -> "<section id=\"%1$s\"><h2>%1$s</h2><p>%2$s</p>%3$s</section>%n"
                        .formatted(
                                type.name().orElseThrow().getLocalPart(),
                                Html.text(type.notes().sentence()),
                                new FieldTable("").html(type)))
                .collect(Collectors.joining());
        return Html.page(
                "Subjects",
                "<h1>Shared subjects</h1>\n<p class=\"lead\">"
                        + Html.text(judge.model().sentence(namespace)) + "</p>\n" + types);
    }

    private static String codes() {
        String lists = Arrays.stream(CodeListName.values())
                .map(CodeList::load)
                .map(ReferenceSite::list)
                .collect(Collectors.joining());
        String links = Arrays.stream(CodeListName.values())
                .map(name -> "<a href=\"#%1$s\">%1$s</a>".formatted(name.wireName()))
                .collect(Collectors.joining(" "));
        return Html.page("Code lists", "<h1>Code lists</h1>\n<p class=\"links\">" + links + "</p>\n" + lists);
    }

    private static String list(CodeList list) {
        boolean isTranslated =
                list.codes().stream().anyMatch(code -> !code.labels().isEmpty());
        boolean hasMore = list.codes().stream().anyMatch(code -> !code.more().isEmpty());
        String head = "<tr><th>Code</th><th>English</th>"
                + (isTranslated ? NAMES : "")
                + (hasMore ? "<th>More</th>" : "") + "<th>Source</th></tr>";
        String rows = list.codes().stream()
                .map(code -> row(code, isTranslated, hasMore))
                .collect(Collectors.joining());
        return """
            <section id="%1$s"><h2>%1$s</h2>
            <p>Version %2$d. A message with a code that is not here is %3$s.</p>
            <div class="wide"><table><thead>%4$s</thead><tbody>
            %5$s</tbody></table></div></section>
            """.formatted(
                        list.name().wireName(),
                        list.version(),
                        list.refusesUnknown() ? "refused" : "accepted, and the deviation is recorded",
                        head,
                        rows);
    }

    private static String row(Code code, boolean isTranslated, boolean hasMore) {
        String others = isTranslated
                ? LANGUAGES.stream()
                        .map(language -> "<td lang=\"%1$s\" dir=\"auto\">%2$s</td>"
                                .formatted(
                                        language, Html.text(code.label(language).orElse(""))))
                        .collect(Collectors.joining())
                : "";
        String more = hasMore ? "<td>" + Html.text(String.join("; ", code.more().values())) + "</td>" : "";
        return "<tr><td><code>%s</code></td><td>%s</td>%s%s<td>%s</td></tr>%n"
                .formatted(Html.text(code.code()), Html.text(code.label()), others, more, Html.text(code.source()));
    }

    private String help() {
        String rows = explanations.all().stream()
                .map(one -> ("<tr id=\"%1$s\"><td><code>%1$s</code></td><td>%2$s</td>"
                                + "<td>%3$s %4$s</td><td>%5$s</td></tr>%n")
                        .formatted(
                                Html.text(one.code()),
                                Html.text(one.kind()),
                                Html.text(one.whatHappened()),
                                Html.text(one.whatToDo()),
                                Html.text(one.source())))
                .collect(Collectors.joining());
        return Html.page(
                "Findings",
                "<h1>Failures, rules and findings</h1>\n"
                        + "<p class=\"lead\">Every code that a person or a system may meet. The same words:"
                        + " <code>./entente explain CODE</code>.</p>\n"
                        + "<div class=\"wide\"><table><thead><tr><th>Code</th><th>Kind</th>"
                        + "<th>What happened, and what to do</th><th>Source</th></tr></thead><tbody>\n"
                        + rows + "</tbody></table></div>\n");
    }

    private static String style() {
        try (InputStream css = ReferenceSite.class.getResourceAsStream("style.css")) {
            if (css == null) {
                throw new IllegalStateException("The build lost the reference's style sheet");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
