package org.entente.core.xml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.validation.Schema;
import javax.xml.validation.Validator;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Finding;
import org.entente.core.failure.Refused;
import org.entente.core.failure.Severity;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The only place where an XML parser is made: no DOCTYPE, no external entity, no schema from the net, bounded size.
 *
 * <p>Thread-safe; a factory is made once, and a few parsers are kept for the next use. It never shows the parser's own
 * words to a stranger: a refusal says the line and column.
 */
public final class SafeXml {

    private static final String DISALLOW_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    private static final int MOST_FINDINGS = 50;
    private static final int MOST_IDLE = 16;

    private final XmlLimits limits;
    private final DocumentBuilderFactory builders;
    /** Making a parser takes as long as reading a small document; a reset one has all its limits still. */
    private final Queue<DocumentBuilder> idle = new ArrayBlockingQueue<>(MOST_IDLE);

    public SafeXml(XmlLimits limits) {
        this.limits = limits;
        this.builders = newBuilders(limits);
    }

    /**
     * Parses a whole document.
     *
     * @throws Refused TOO_LARGE, DOCTYPE_FORBIDDEN or NOT_WELL_FORMED, with line and column
     */
    public Document parse(byte[] bytes) {
        if (bytes.length > limits.bytes()) {
            throw new Refused(FailureCode.TOO_LARGE, "An XML document may have " + limits.bytes() + " bytes");
        }
        return parse(new ByteArrayInputStream(bytes));
    }

    private Document parse(InputStream in) {
        DocumentBuilder builder = idleBuilder();
        builder.setErrorHandler(new Silent());
        try {
            Document document = builder.parse(in);
            requireFewEnough(document);
            return document;
        } catch (SAXParseException broken) {
            throw refusal(broken);
        } catch (SAXException | IOException broken) {
            throw new Refused(FailureCode.NOT_WELL_FORMED, "The document cannot be read as XML", broken);
        } finally {
            builder.reset();
            idle.offer(builder);
        }
    }

    /**
     * Holds a document that was made from something else than XML to the same numbers.
     *
     * <p>Checking keys takes as long as the square of their number, so that many beside each other would stop a node.
     *
     * @throws Refused TOO_LARGE
     */
    public void requireFewEnough(Document document) {
        XmlShape.refuseTooMany(document.getDocumentElement(), limits);
    }

    private DocumentBuilder idleBuilder() {
        DocumentBuilder waiting = idle.poll();
        return waiting == null ? newBuilder() : waiting;
    }

    /** An empty document to build in. */
    public Document newDocument() {
        return newBuilder().newDocument();
    }

    /** All findings of one schema, at most 50; empty when valid. */
    public List<Finding> validate(Document document, Schema schema) {
        var findings = new ArrayList<Finding>();
        Validator validator = schema.newValidator();
        validator.setErrorHandler(new Collecting(findings));
        var where = new ElementTracker();
        try {
            where.validate(validator, document, findings);
        } catch (SAXException tooMany) {
            findings.add(new Finding(where.path(), "Validation stopped here"));
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return List.copyOf(findings);
    }

    /** Serialises without indentation, UTF-8 with declaration: the bytes that are digested and sent. */
    public byte[] serialise(Document document) {
        return write(document, "no");
    }

    /** Serialises indented, for people. */
    public byte[] pretty(Document document) {
        return write(document, "yes");
    }

    private byte[] write(Document document, String indent) {
        var out = new ByteArrayOutputStream(4096);
        out.writeBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".getBytes(StandardCharsets.UTF_8));
        try {
            Transformer transformer = newTransformer();
            transformer.setOutputProperty(OutputKeys.INDENT, indent);
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            transformer.transform(new DOMSource(document), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException impossible) {
            throw new IllegalStateException("A document in memory cannot be written", impossible);
        }
    }

    private static Transformer newTransformer() throws TransformerException {
        TransformerFactory factory = TransformerFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
        return factory.newTransformer();
    }

    private DocumentBuilder newBuilder() {
        try {
            return builders.newDocumentBuilder();
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static DocumentBuilderFactory newBuilders(XmlLimits limits) {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(DISALLOW_DOCTYPE, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute("jdk.xml.elementAttributeLimit", String.valueOf(limits.attributes()));
            factory.setAttribute("jdk.xml.maxElementDepth", String.valueOf(limits.depth()));
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        return factory;
    }

    private static Refused refusal(SAXParseException broken) {
        String where = "At line " + broken.getLineNumber() + ", column " + broken.getColumnNumber();
        String said = String.valueOf(broken.getMessage());
        return said.contains("DOCTYPE")
                ? new Refused(FailureCode.DOCTYPE_FORBIDDEN, where, broken)
                : new Refused(FailureCode.NOT_WELL_FORMED, where, broken);
    }

    /** Keeps the JDK from printing to standard error. */
    private static final class Silent implements ErrorHandler {
        @Override
        public void warning(SAXParseException ignored) {
            // A warning is not a finding.
        }

        @Override
        public void error(SAXParseException broken) throws SAXException {
            throw broken;
        }

        @Override
        public void fatalError(SAXParseException broken) throws SAXException {
            throw broken;
        }
    }

    private record Collecting(List<Finding> findings) implements ErrorHandler {
        @Override
        public void warning(SAXParseException ignored) {
            // A warning is not a finding.
        }

        @Override
        public void error(SAXParseException broken) throws SAXException {
            String said = String.valueOf(broken.getMessage());
            findings.add(new Finding(SchemaSentence.code(said), Severity.REJECT, "", SchemaSentence.of(said)));
            if (findings.size() >= MOST_FINDINGS) {
                throw broken;
            }
        }

        @Override
        public void fatalError(SAXParseException broken) throws SAXException {
            error(broken);
        }
    }
}
