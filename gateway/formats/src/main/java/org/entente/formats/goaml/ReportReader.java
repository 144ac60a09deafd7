package org.entente.formats.goaml;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.core.format.Loss.Kind;
import org.entente.formats.goaml.Row.Rule;
import org.entente.formats.reading.Tally;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Carries a report into the family by a dialect's lines, in their order; what no line takes is lost by name. */
final class ReportReader {

    private final DialectMapping mapping;
    private final Tally tally;
    private final Element family;
    private final Set<Node> visited = new HashSet<>();
    private int subjects;

    ReportReader(DialectMapping mapping, Tally tally, Element family) {
        this.mapping = mapping;
        this.tally = tally;
        this.family = family;
    }

    void read(String block, Element national, Element shared) {
        List<Row> rows = mapping.block(block);
        for (Row row : rows) {
            for (Node found : row.national().find(national)) {
                if (row.rule() != Rule.NEED && !tally.isSettled(found)) {
                    apply(row, rows, found, row.shared().text().startsWith("^") ? family : shared);
                }
            }
        }
    }

    private void apply(Row row, List<Row> rows, Node found, Element shared) {
        switch (row.rule()) {
            case TEXT -> carry(row, found, shared, Optional.of(text(found)));
            case CODE -> code(row, found, shared);
            case SCHEME -> {
                Element code = row.shared().reach(shared);
                code.setAttribute("scheme", mapping.scheme());
                code.setTextContent(text(found));
                tally.carry(found);
            }
            case WIDEN -> carry(row, found, shared, Optional.of(widened(row, found)));
            case DAY -> day(row, found, shared);
            case PHONE -> phone(row, found, shared);
            case WORDS -> words(row, rows, found, shared);
            case BLOCK, SUBJECT -> block(row, (Element) found, shared);
            case FIXED -> tally.lose(found, Kind.DROPPED, row.lost(), Optional.empty());
            case DROP -> tally.loseBelow(found, row.lost());
            case NEED -> throw new IllegalStateException("A need is never read");
        }
    }

    private void carry(Row row, Node found, Element shared, Optional<String> value) {
        if (value.isPresent() && !value.get().isEmpty() && row.shared().write(shared, value.get())) {
            tally.carry(found);
            row.national().settle(found, tally);
        }
    }

    private void code(Row row, Node found, Element shared) {
        Optional<String> code = mapping.codes().shared(row.argument(), text(found));
        if (code.isPresent()) {
            carry(row, found, shared, code);
        } else {
            tally.lose(
                    found,
                    Kind.CODE_UNMAPPED,
                    row.lost(),
                    Optional.of(row.shared().plain()));
        }
    }

    /** The words beside an unknown code name it; else the code stays what it is, under the dialect's name. */
    private String widened(Row row, Node found) {
        Optional<Element> words = found.getParentNode() instanceof Element parent
                ? Steps.children(parent, row.argument()).findFirst()
                : Optional.empty();
        Optional<String> named = words.map(ReportReader::text)
                .filter(said -> said.startsWith(ReportWriter.TYPE))
                .map(said -> said.substring(ReportWriter.TYPE.length()));
        if (named.isPresent()) {
            tally.carry(words.orElseThrow());
            return named.get();
        }
        return mapping.codes().shared(row.block(), text(found)).orElse(mapping.scheme() + ":" + text(found));
    }

    private void day(Row row, Node found, Element shared) {
        String given = text(found);
        if (given.length() < 10) {
            return;
        }
        boolean isWhole = given.substring(10).matches("(T00:00:00(\\.0+)?)?(Z)?");
        carry(row, found, shared, Optional.of(given.substring(0, 10)));
        if (!isWhole && tally.isSettled(found)) {
            tally.lose(
                    found, Kind.PRECISION, row.lost(), Optional.of(row.shared().plain()));
        }
    }

    private void phone(Row row, Node found, Element shared) {
        Optional<Element> prefix = found.getParentNode() instanceof Element parent
                ? Steps.children(parent, row.argument()).findFirst()
                : Optional.empty();
        String number = prefix.map(code -> "+" + text(code) + " ").orElse("") + text(found);
        carry(row, found, shared, Optional.of(number));
        if (tally.isSettled(found)) {
            prefix.ifPresent(tally::carry);
        }
    }

    private void words(Row first, List<Row> rows, Node found, Element shared) {
        List<Row> same = rows.stream()
                .filter(row -> row.rule() == Rule.WORDS
                        && row.national().text().equals(first.national().text()))
                .toList();
        List<String> labels = same.stream().map(row -> Label.of(row).name()).toList();
        for (var paragraph : Wording.split(text(found), labels)) {
            Row row = same.get(labels.indexOf(paragraph.label()));
            Element at = row.shared().reach(shared);
            at.setTextContent((at.getTextContent() + "\n" + paragraph.words()).strip());
            Label.of(row).mark(at, paragraph.mark());
        }
        tally.carry(found);
    }

    private void block(Row row, Element found, Element shared) {
        if (!visited.add(found) && !row.shared().text().equals(".")) {
            return;
        }
        Element target = row.shared().reach(shared);
        row.national().settle(found, tally);
        if (row.rule() == Rule.SUBJECT) {
            subjects++;
            target.setAttribute("id", "s" + subjects);
        }
        read(row.argument(), found, target);
    }

    private static String text(Node node) {
        return node.getTextContent().strip();
    }
}
