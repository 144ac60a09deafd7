package org.entente.formats.goaml;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.core.format.Loss.Kind;
import org.entente.core.format.Loss.Severity;
import org.entente.formats.goaml.Row.Rule;
import org.entente.formats.goaml.Wording.Paragraph;
import org.entente.formats.reading.Tally;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Carries a request into a report by a dialect's lines, in their order; what the schema demands beyond is recorded. */
final class ReportWriter {

    static final String TYPE = "Type: ";
    private static final Pattern PHONE = Pattern.compile("\\+([0-9]{1,4}) (.+)");
    private static final Pattern WHOLE_DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final DialectMapping mapping;
    private final Tally tally;
    private final Element header;
    private final Element family;
    private final Set<Node> visited = new HashSet<>();

    ReportWriter(DialectMapping mapping, Tally tally, Element header, Element family) {
        this.mapping = mapping;
        this.tally = tally;
        this.header = header;
        this.family = family;
    }

    void write(String block, Element shared, Element national) {
        for (Row row : mapping.block(block)) {
            if (row.rule() == Rule.FIXED) {
                row.national().write(national, row.argument());
            } else if (row.rule() == Rule.NEED) {
                need(row, national);
            } else if (!row.shared().isEmpty()) {
                for (Node found : row.shared().find(origin(row, shared))) {
                    if (!tally.isSettled(found)) {
                        apply(row, found, national);
                    }
                }
            }
        }
    }

    /** The default of a path for what is left of the message (domain 1.7, loss record). */
    static Severity severity(String path) {
        if (path.startsWith("/Message/Header")) {
            return path.contains("/LegalBasis") || path.contains("/Handling") ? Severity.REVIEW : Severity.INFO;
        }
        if (path.endsWith("/@id") || path.endsWith("/@script") || path.endsWith("/@normalised")) {
            return Severity.INFO;
        }
        boolean isSubject = path.contains("/Person[") || path.contains("/Organisation[") || path.contains("/Account[");
        boolean isWho =
                List.of("/Name[", "/Birth[", "/Nationality[", "/Identifier[", "/TravelDocument[", "/Iban[").stream()
                        .anyMatch(path::contains);
        return isSubject && isWho && !path.contains("/Note[") ? Severity.BLOCK : Severity.REVIEW;
    }

    private Element origin(Row row, Element shared) {
        if (row.shared().text().startsWith("^^")) {
            return header;
        }
        return row.shared().text().startsWith("^") ? family : shared;
    }

    private void need(Row row, Element national) {
        if (row.national().write(national, row.argument())) {
            tally.repair("/" + national.getLocalName() + "/" + row.national().plain(), row.lost());
        }
    }

    private void apply(Row row, Node found, Element national) {
        switch (row.rule()) {
            case TEXT -> carry(row, found, national, text(found));
            case CODE -> code(row, found, national);
            case SCHEME -> scheme(row, (Element) found, national);
            case WIDEN -> widen(row, found, national);
            case DAY -> day(row, found, national);
            case PHONE -> phone(row, found, national);
            case WORDS -> words(row, (Element) found, national);
            case BLOCK, SUBJECT -> block(row, (Element) found, national);
            case FIXED, NEED, DROP -> throw new IllegalStateException("The line has nothing to carry");
        }
    }

    private void carry(Row row, Node found, Element national, String value) {
        if (!value.isEmpty() && row.national().write(national, value)) {
            tally.carry(found);
            row.shared().settle(found, tally);
        }
    }

    private void code(Row row, Node found, Element national) {
        Optional<String> code = mapping.codes().national(row.argument(), text(found));
        if (code.isPresent()) {
            carry(row, found, national, code.get());
        } else {
            tally.lose(
                    found,
                    Kind.CODE_UNMAPPED,
                    row.lost(),
                    Optional.of(row.national().plain()));
        }
    }

    private void scheme(Row row, Element found, Element national) {
        if (mapping.scheme().equals(found.getAttribute("scheme"))) {
            tally.carry(found.getAttributeNode("scheme"));
            carry(row, found, national, text(found));
        } else {
            tally.lose(
                    found,
                    Kind.CODE_UNMAPPED,
                    row.lost(),
                    Optional.of(row.national().plain()));
        }
    }

    private void widen(Row row, Node found, Element national) {
        Optional<String> code = mapping.codes().national(row.block(), text(found));
        if (code.isPresent()) {
            carry(row, found, national, code.get());
            return;
        }
        row.national().write(national, "-");
        Steps.parse(row.argument()).write(national, TYPE + text(found));
        tally.lose(
                found, Kind.CODE_WIDENED, row.lost(), Optional.of(row.national().plain()));
    }

    private void day(Row row, Node found, Element national) {
        if (WHOLE_DAY.matcher(text(found)).matches()) {
            carry(row, found, national, text(found) + "T00:00:00");
        } else {
            // A month or a year is never completed to a day (domain 1.6).
            tally.lose(
                    found,
                    Kind.PRECISION,
                    row.lost(),
                    Optional.of(row.national().plain()));
        }
    }

    private void phone(Row row, Node found, Element national) {
        Matcher matcher = PHONE.matcher(text(found));
        if (matcher.matches()) {
            Steps.parse(row.argument()).write(national, matcher.group(1));
        }
        carry(row, found, national, matcher.matches() ? matcher.group(2) : text(found));
    }

    private void words(Row row, Element found, Element national) {
        Label label = Label.of(row);
        var mark = label.marked(found);
        mark.ifPresent(tally::carry);
        String marked = mark.map(Node::getTextContent).orElse("");
        String paragraph = new Paragraph(label.name(), marked, text(found)).text();
        Element field = row.national().reach(national);
        field.setTextContent((field.getTextContent() + "\n" + paragraph).strip());
        tally.lose(
                found,
                Kind.STRUCTURE,
                row.lost(),
                Optional.of("/report/" + row.national().plain()));
    }

    private void block(Row row, Element found, Element national) {
        if (!visited.add(found) && !row.shared().text().equals(".")) {
            return;
        }
        row.shared().settle(found, tally);
        write(row.argument(), found, row.national().reach(national));
    }

    private static String text(Node node) {
        return node.getTextContent().strip();
    }
}
