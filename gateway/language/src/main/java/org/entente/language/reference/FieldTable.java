package org.entente.language.reference;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entente.language.json.JsonFace;
import org.entente.language.model.AttributeField;
import org.entente.language.model.Content;
import org.entente.language.model.ElementField;
import org.entente.language.model.Lexical;
import org.entente.language.model.Notes;
import org.entente.language.model.Particle;
import org.entente.language.model.StructureType;
import org.entente.language.model.Type;
import org.entente.language.model.ValueType;

/** The fields of a structure, one row each, the inner below their outer ones; shared subjects are named, not opened. */
final class FieldTable {

    private static final int DEEPEST = 5;

    private final String namespace;
    private final StringBuilder rows = new StringBuilder();
    private final NavigableSet<String> codeLists = new TreeSet<>();

    /** Takes the namespace whose types are opened; those of others are linked. */
    FieldTable(String namespace) {
        this.namespace = namespace;
    }

    String html(Type type) {
        if (type instanceof StructureType structure) {
            inside(structure, 0);
        }
        return """
            <div class="wide"><table class="fields">
            <thead><tr><th>Element or attribute</th><th>JSON</th><th>How often</th><th>What may stand there</th>\
            <th>Meaning</th></tr></thead>
            <tbody>
            %s</tbody></table></div>
            """.formatted(rows);
    }

    NavigableSet<String> codeLists() {
        return codeLists;
    }

    private void inside(StructureType type, int depth) {
        type.attributes().forEach(field -> attribute(field, depth));
        if (type.content() instanceof Content.Elements elements) {
            elements.particles().forEach(particle -> particle(particle, depth, ""));
        }
    }

    private void particle(Particle particle, int depth, String often) {
        switch (particle) {
            case ElementField field -> element(field, depth, often.isEmpty() ? often(field) : often);
            case Particle.Extensions ignored ->
                row(
                        depth,
                        "<em>elements of others</em>",
                        "extensions",
                        "any",
                        "",
                        "Kept and forwarded; refused only where they say that they must be understood.");
            case Particle.Choice choice ->
                choice.branches().stream()
                        .flatMap(List::stream)
                        .forEach(one -> particle(
                                one,
                                depth,
                                choice.repeated()
                                        ? "any, in any order"
                                        : choice.required() ? "one of these" : "one of these, or none"));
        }
    }

    private void element(ElementField field, int depth, String often) {
        Type type = field.type();
        Notes notes = field.notes().orElse(type.notes());
        note(notes);
        row(
                depth,
                "<code>" + field.name().getLocalPart() + "</code>",
                JsonFace.nameOf(field),
                often,
                what(type, notes),
                notes.sentence());
        boolean isOurs = type.name()
                .map(name -> name.getNamespaceURI().equals(namespace))
                .orElse(true);
        if (type instanceof StructureType structure && isOurs && depth < DEEPEST) {
            inside(structure, depth + 1);
        }
    }

    private void attribute(AttributeField field, int depth) {
        Notes notes = field.notes().orElse(field.type().notes());
        note(notes);
        row(
                depth,
                "<code>@" + field.name() + "</code>",
                JsonFace.nameOf(field),
                field.required() ? "once" : "at most once",
                what(field.type(), notes),
                notes.sentence());
    }

    private void note(Notes notes) {
        notes.codeList().ifPresent(codeLists::add);
    }

    private void row(int depth, String name, String json, String often, String what, String sentence) {
        rows.append("<tr><td class=\"d%d\">%s</td><td><code>%s</code></td><td>%s</td><td>%s</td><td>%s</td></tr>\n"
                .formatted(depth, name, Html.text(json), often, what, Html.text(sentence)));
    }

    private String what(Type type, Notes notes) {
        String list = notes.codeList()
                .map(name -> "code of <a href=\"codes.html#%s\">%s</a>".formatted(name, name))
                .orElse("");
        return switch (type) {
            case ValueType value -> list.isEmpty() ? words(value) : list;
            case StructureType structure -> {
                String inner = structure.content() instanceof Content.Value value ? words(value.type()) : "";
                boolean isShared = structure
                        .name()
                        .map(name -> !name.getNamespaceURI().equals(namespace))
                        .orElse(false);
                String shared = isShared
                        ? "<a href=\"subjects.html#%1$s\">%1$s</a>"
                                .formatted(structure.name().orElseThrow().getLocalPart())
                        : "";
                yield List.of(list, shared, inner).stream()
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", "));
            }
        };
    }

    private static String words(ValueType type) {
        return switch (type.lexical()) {
            case Lexical.Words words
            when !words.scale().isEmpty() ->
                words.scale().stream()
                        .map(code -> "<code>" + Html.text(code) + "</code>")
                        .collect(Collectors.joining(" "));
            case Lexical.Words words ->
                "text" + (words.most().isPresent() ? ", at most " + words.most().getAsInt() : "");
            case Lexical.Whole ignored -> "whole number";
            case Lexical.Decimal ignored -> "decimal number";
            case Lexical.Truth ignored -> "true or false";
            case Lexical.Several several -> "several: " + words(several.item());
        };
    }

    private static String often(ElementField field) {
        if (!field.isRepeated()) {
            return field.isRequired() ? "once" : "at most once";
        }
        String most = field.most().isPresent() ? "at most " + field.most().getAsLong() : "as often as needed";
        return field.isRequired() ? "at least once, " + most : most;
    }
}
