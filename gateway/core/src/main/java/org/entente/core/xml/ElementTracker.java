package org.entente.core.xml;

import java.io.IOException;
import java.util.List;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Validator;
import org.entente.core.failure.Finding;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
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
                    findings.set(newest, findings.get(newest).at(last));
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
            last = ElementPath.of(element);
        }
    }
}
