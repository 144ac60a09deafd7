package org.entente.language.reference;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.entente.language.check.Census;
import org.entente.language.check.FamilyFolder;
import org.entente.language.check.Judge;
import org.entente.language.model.Type;
import org.entente.schemas.Family;

/** Everything about one family on one page. */
final class FamilyPage {

    private final Judge judge;
    private final Family family;

    FamilyPage(Judge judge, Family family) {
        this.judge = judge;
        this.family = family;
    }

    String html() {
        Type body = judge.model().body(family).type();
        String number = Census.number(judge.model(), family);
        var table = new FieldTable(family.namespace());
        String fields = table.html(body);
        String lists = table.codeLists().stream()
                .map(list -> "<a href=\"codes.html#%1$s\">%1$s</a>".formatted(list))
                .collect(Collectors.joining(" "));
        return Html.page(family.wireName(), """
            <p class="number">%s · <code>%s</code> %s</p>
            <article class="readme">%s</article>
            <h2>How it flows</h2>
            %s
            <h2>Fields</h2>
            %s
            <h2>Rules</h2>
            <p>What the schema cannot say. Every message is held against these, and against the \
            <a href="envelope.html">rules of the envelope</a>.</p>
            %s
            <h2>Code lists</h2>
            <p class="links">%s</p>
            <h2>Examples</h2>
            %s
            <h2>Refused, and why</h2>
            <ul>%s</ul>
            """.formatted(
                        number,
                        family.wireName(),
                        family.version(),
                        readme(),
                        FlowDiagram.of(family, number),
                        fields,
                        RuleTable.html(judge.desk().rules().of(family)),
                        lists.isEmpty() ? "None but those of the shared subjects." : lists,
                        examples(),
                        counterExamples()));
    }

    static String sentence(String documentation) {
        int end = documentation.indexOf(". ");
        return end < 0 ? documentation : documentation.substring(0, end + 1);
    }

    private String readme() {
        byte[] text = FamilyFolder.files(family, "", "README.md").getOrDefault("README.md", new byte[0]);
        return Markdown.toHtml(new String(text, StandardCharsets.UTF_8));
    }

    private String examples() {
        return FamilyFolder.files(family, "examples", ".xml").entrySet().stream()
                .map(this::example)
                .collect(Collectors.joining());
    }

    private String example(Map.Entry<String, byte[]> example) {
        String json =
                judge.face().message(judge.parse(example.getValue()).document()).toPrettyString();
        return """
            <details><summary>%s</summary>
            <h3>XML</h3><pre>%s</pre>
            <h3>JSON</h3><pre>%s</pre></details>
            """.formatted(
                        Html.text(words(example.getKey())),
                        Html.text(new String(example.getValue(), StandardCharsets.UTF_8)),
                        Html.text(json));
    }

    private String counterExamples() {
        return FamilyFolder.files(family, "counter-examples", ".xml").entrySet().stream()
                .map(entry -> "<li>%s: %s</li>%n"
                        .formatted(
                                Html.text(words(entry.getKey())),
                                org.entente.language.check.Expectation.of(entry.getValue())
                                        .map(expected -> "<code>" + Html.text(expected.code()) + "</code>")
                                        .orElse("")))
                .collect(Collectors.joining());
    }

    private static String words(String fileName) {
        String plain = fileName.replace(".xml", "").replace('-', ' ');
        return Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    }
}
