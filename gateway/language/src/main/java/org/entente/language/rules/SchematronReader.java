package org.entente.language.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.core.failure.Severity;
import org.entente.core.xml.SafeXml;
import org.entente.schemas.SchemaFile;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Reads the part of ISO Schematron that the language uses: namespaces, variables, patterns, rules, assertions.
 *
 * <p>It refuses the rest by name (reports, phases, includes, values inside sentences): a rule that is half understood
 * would be half held, and a value inside a sentence would carry what a person wrote into a log.
 */
public final class SchematronReader {

    private static final String NAMESPACE = "http://purl.oclc.org/dsdl/schematron";
    private static final java.util.regex.Pattern REACHES_OUT = java.util.regex.Pattern.compile("\\b("
            + String.join(
                    "|",
                    "doc(-available)?",
                    "document",
                    "(uri-)?collection",
                    "unparsed-text(-lines|-available)?",
                    "(available-)?environment-variables?",
                    "current-(date|dateTime|time)",
                    "random-number-generator",
                    "transform",
                    "load-xquery-module",
                    "function-lookup")
            + ")\\s*\\(");

    private SchematronReader() {}

    public static RuleSheet read(SafeXml xml, SchemaFile file) {
        Element root = xml.parse(file.bytes()).getDocumentElement();
        if (!"schema".equals(name(root)) || !"xslt2".equals(root.getAttribute("queryBinding"))) {
            throw refused(file, "not a Schematron schema with queryBinding xslt2");
        }
        try {
            return sheet(root);
        } catch (IllegalArgumentException unknown) {
            throw refused(file, String.valueOf(unknown.getMessage()));
        }
    }

    private static RuleSheet sheet(Element root) {
        Map<String, String> prefixes = new LinkedHashMap<>();
        List<RuleSheet.Pattern> patterns = new ArrayList<>();
        List<RuleSheet.Let> lets = new ArrayList<>();
        String title = "";
        for (Element child : children(root)) {
            switch (name(child)) {
                case "title" -> title = sentence(child);
                case "p" -> {}
                case "ns" -> prefixes.put(needed(child, "prefix"), needed(child, "uri"));
                case "let" -> lets.add(let(child));
                case "pattern" -> patterns.add(pattern(child));
                default -> throw unknown(child);
            }
        }
        return new RuleSheet(title, prefixes, lets, patterns);
    }

    private static RuleSheet.Pattern pattern(Element pattern) {
        List<RuleSheet.Place> places = new ArrayList<>();
        List<RuleSheet.Let> lets = new ArrayList<>();
        for (Element child : children(pattern)) {
            switch (name(child)) {
                case "title", "p" -> {}
                case "let" -> lets.add(let(child));
                case "rule" -> places.add(place(child));
                default -> throw unknown(child);
            }
        }
        return new RuleSheet.Pattern(lets, places);
    }

    private static RuleSheet.Place place(Element rule) {
        List<RuleSheet.Rule> rules = new ArrayList<>();
        List<RuleSheet.Let> lets = new ArrayList<>();
        for (Element child : children(rule)) {
            switch (name(child)) {
                case "let" -> lets.add(let(child));
                case "assert" -> rules.add(rule(child));
                default -> throw unknown(child);
            }
        }
        return new RuleSheet.Place(expression(rule, "context"), lets, rules);
    }

    private static RuleSheet.Rule rule(Element assertion) {
        children(assertion).stream().findFirst().ifPresent(inside -> {
            throw unknown(inside);
        });
        Severity severity = switch (needed(assertion, "role")) {
            case "reject" -> Severity.REJECT;
            case "deviation" -> Severity.DEVIATION;
            default -> throw new IllegalArgumentException("a role is reject or deviation");
        };
        return new RuleSheet.Rule(
                needed(assertion, "id"),
                severity,
                expression(assertion, "test"),
                sentence(assertion),
                needed(assertion, "see"));
    }

    private static RuleSheet.Let let(Element let) {
        return new RuleSheet.Let(needed(let, "name"), expression(let, "value"));
    }

    private static String expression(Element element, String attribute) {
        String text = needed(element, attribute);
        if (REACHES_OUT.matcher(text).find()) {
            throw new IllegalArgumentException("a rule decides by the message alone, this one reaches out: " + text);
        }
        return text;
    }

    private static String needed(Element element, String attribute) {
        return Optional.of(element.getAttribute(attribute).strip())
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException(name(element) + " without " + attribute));
    }

    private static String sentence(Element element) {
        String text = element.getTextContent().strip().replaceAll("\\s+", " ");
        if (text.isEmpty()) {
            throw new IllegalArgumentException(name(element) + " without words");
        }
        return text;
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node at = parent.getFirstChild(); at != null; at = at.getNextSibling()) {
            if (at instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    private static String name(Element element) {
        return NAMESPACE.equals(element.getNamespaceURI()) ? element.getLocalName() : element.getTagName();
    }

    private static IllegalArgumentException unknown(Element element) {
        return new IllegalArgumentException("rules of the language do not use " + name(element));
    }

    private static IllegalStateException refused(SchemaFile file, String why) {
        return new IllegalStateException(file.path() + ": " + why);
    }
}
