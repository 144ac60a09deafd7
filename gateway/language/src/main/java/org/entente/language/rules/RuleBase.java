package org.entente.language.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.saxon.lib.Feature;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathCompiler;
import net.sf.saxon.s9api.XPathExecutable;
import net.sf.saxon.s9api.XPathSelector;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmValue;
import org.entente.core.failure.Finding;

/**
 * The rules of one schema, compiled once and asked of many messages; thread-safe.
 *
 * <p>A rule that cannot be decided (a value that is no date, say) counts as broken: the schema is checked first, so
 * this is a fault of the rule, and refusing is the safe side.
 */
final class RuleBase {

    private static final String ANYWHERE = "/descendant-or-self::node()/";

    private final List<Pattern> patterns = new ArrayList<>();
    private final List<Named> lets;

    private record Named(QName name, XPathExecutable value) {}

    private record Pattern(List<Named> lets, List<Place> places) {}

    private record Place(XPathExecutable elements, List<Named> lets, List<Test> tests) {}

    private record Test(RuleSheet.Rule rule, XPathExecutable test) {}

    RuleBase(Processor saxon, RuleSheet sheet) {
        var known = new ArrayList<QName>();
        this.lets = compiled(saxon, sheet, sheet.lets(), known);
        for (RuleSheet.Pattern pattern : sheet.patterns()) {
            var inPattern = new ArrayList<>(known);
            List<Named> patternLets = compiled(saxon, sheet, pattern.lets(), inPattern);
            List<Place> places = new ArrayList<>();
            for (RuleSheet.Place place : pattern.places()) {
                var inPlace = new ArrayList<>(inPattern);
                XPathExecutable elements = compile(saxon, sheet, everywhere(place.context()), inPattern);
                List<Named> placeLets = compiled(saxon, sheet, place.lets(), inPlace);
                List<Test> tests = place.rules().stream()
                        .map(rule -> new Test(rule, compile(saxon, sheet, rule.test(), inPlace)))
                        .toList();
                places.add(new Place(elements, placeLets, tests));
            }
            patterns.add(new Pattern(patternLets, places));
        }
    }

    /** A processor for rules: nothing is fetched and nothing of Java is called. */
    static Processor newProcessor() {
        var saxon = new Processor(false);
        saxon.setConfigurationProperty(Feature.ALLOW_EXTERNAL_FUNCTIONS, false);
        saxon.setConfigurationProperty(Feature.ALLOWED_PROTOCOLS, "");
        return saxon;
    }

    /** Adds what is broken to the findings, until the patience for this message is at its end. */
    void ask(XdmNode message, Patience patience, List<Finding> findings) {
        try {
            Map<QName, XdmValue> values = new HashMap<>();
            evaluate(lets, message, values);
            for (Pattern pattern : patterns) {
                ask(pattern, message, new HashMap<>(values), patience, findings);
            }
        } catch (SaxonApiException impossible) {
            throw new IllegalStateException("A rule's context or variable cannot be worked out", impossible);
        }
    }

    private static void ask(
            Pattern pattern, XdmNode message, Map<QName, XdmValue> values, Patience patience, List<Finding> findings)
            throws SaxonApiException {
        evaluate(pattern.lets(), message, values);
        Set<XdmNode> taken = new HashSet<>();
        boolean isShared = pattern.places().size() > 1;
        for (Place place : pattern.places()) {
            for (XdmItem item : selector(place.elements(), message, values)) {
                if (patience.isOver(findings)) {
                    return;
                }
                if (item instanceof XdmNode node && (!isShared || taken.add(node))) {
                    Map<QName, XdmValue> here = place.lets().isEmpty() ? values : new HashMap<>(values);
                    evaluate(place.lets(), node, here);
                    place.tests().forEach(test -> ask(test, node, here, findings));
                }
            }
        }
    }

    private static void ask(Test test, XdmNode node, Map<QName, XdmValue> values, List<Finding> findings) {
        boolean holds;
        try {
            holds = selector(test.test(), node, values).effectiveBooleanValue();
        } catch (SaxonApiException undecided) {
            holds = false;
        }
        if (!holds) {
            RuleSheet.Rule rule = test.rule();
            findings.add(new Finding(rule.code(), rule.severity(), NodePath.of(node), rule.sentence()));
        }
    }

    private static void evaluate(List<Named> lets, XdmNode at, Map<QName, XdmValue> values) throws SaxonApiException {
        for (Named let : lets) {
            values.put(let.name(), selector(let.value(), at, values).evaluate());
        }
    }

    private static XPathSelector selector(XPathExecutable expression, XdmNode at, Map<QName, XdmValue> values)
            throws SaxonApiException {
        XPathSelector selector = expression.load();
        selector.setContextItem(at);
        for (Map.Entry<QName, XdmValue> value : values.entrySet()) {
            selector.setVariable(value.getKey(), value.getValue());
        }
        return selector;
    }

    private static List<Named> compiled(Processor saxon, RuleSheet sheet, List<RuleSheet.Let> lets, List<QName> known) {
        List<Named> named = new ArrayList<>();
        for (RuleSheet.Let let : lets) {
            named.add(new Named(new QName(let.name()), compile(saxon, sheet, let.value(), known)));
            known.add(new QName(let.name()));
        }
        return named;
    }

    private static XPathExecutable compile(Processor saxon, RuleSheet sheet, String expression, List<QName> known) {
        XPathCompiler compiler = saxon.newXPathCompiler();
        sheet.prefixes().forEach(compiler::declareNamespace);
        known.forEach(compiler::declareVariable);
        try {
            return compiler.compile(expression);
        } catch (SaxonApiException broken) {
            throw new IllegalStateException("This is no XPath: " + expression, broken);
        }
    }

    private static String everywhere(String context) {
        return context.startsWith("/") ? context : ANYWHERE + "(" + context + ")";
    }
}
