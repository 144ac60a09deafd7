package org.entente.core.xml;

import java.io.IOException;
import java.util.List;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Validator;
import org.entente.core.failure.Finding;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Gives each finding of a validation the XPath of the element it was found at. */
final class ElementTracker {

    private static final String CURRENT = "http://apache.org/xml/properties/dom/current-element-node";

    private String last = "/";

    void validate(Validator validator, Document document, List<Finding> findings) throws SAXException, IOException {
        var handler = validator.getErrorHandler();
        validator.setErrorHandler(new org.xml.sax.ErrorHandler() {
            @Override
            public void warning(org.xml.sax.SAXParseException ignored) {
                // A warning is not a finding.
            }

            @Override
            public void error(org.xml.sax.SAXParseException broken) throws SAXException {
                locate(validator);
                try {
                    handler.error(broken);
                } finally {
                    int newest = findings.size() - 1;
                    findings.set(newest, new Finding(last, findings.get(newest).sentence()));
                }
            }

            @Override
            public void fatalError(org.xml.sax.SAXParseException broken) throws SAXException {
                error(broken);
            }
        });
        validator.validate(new DOMSource(document));
    }

    String path() {
        return last;
    }

    private void locate(Validator validator) throws SAXException {
        if (validator.getProperty(CURRENT) instanceof Element element) {
            last = pathOf(element);
        }
    }

    static String pathOf(Element element) {
        var path = new StringBuilder();
        Node at = element;
        while (at instanceof Element current) {
            path.insert(0, "/" + localName(current) + position(current));
            at = current.getParentNode();
        }
        return path.toString();
    }

    private static String position(Element element) {
        int before = 0;
        boolean alone = true;
        for (Node at = element.getPreviousSibling(); at != null; at = at.getPreviousSibling()) {
            if (at instanceof Element sibling && localName(sibling).equals(localName(element))) {
                before++;
            }
        }
        for (Node at = element.getNextSibling(); at != null && alone; at = at.getNextSibling()) {
            alone = !(at instanceof Element sibling && localName(sibling).equals(localName(element)));
        }
        return before == 0 && alone ? "" : "[" + (before + 1) + "]";
    }

    private static String localName(Element element) {
        return element.getLocalName() == null ? element.getTagName() : element.getLocalName();
    }
}
