package org.entente.schemas;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The XML Schemas compiled as the gateway compiles them: from {@link SharedSchema} alone, imports by namespace. */
final class XmlFace {
    private final Schema schema;

    XmlFace() {
        var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setResourceResolver((type, namespace, publicId, systemId, base) -> SharedSchema.byNamespace(namespace)
                .map(Imported::new)
                .orElseThrow(() -> new IllegalStateException("Nobody may import " + namespace + " from " + systemId)));
        var sources = SharedSchema.xmlRoots().stream()
                .map(file -> new StreamSource(
                        new ByteArrayInputStream(file.bytes()), file.systemId().toString()))
                .toArray(Source[]::new);
        try {
            schema = factory.newSchema(sources);
        } catch (SAXException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** What is wrong with a message, in the validator's words; empty if nothing is. */
    List<String> findings(String message) {
        var findings = new Findings();
        var validator = schema.newValidator();
        validator.setErrorHandler(findings);
        try {
            validator.validate(new StreamSource(new StringReader(message)));
        } catch (SAXException notWellFormed) {
            findings.found.add(String.valueOf(notWellFormed.getMessage()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return findings.found;
    }

    private static final class Findings implements ErrorHandler {
        private final List<String> found = new ArrayList<>();

        @Override
        public void warning(SAXParseException exception) {
            found.add(String.valueOf(exception.getMessage()));
        }

        @Override
        public void error(SAXParseException exception) {
            found.add(String.valueOf(exception.getMessage()));
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }

    /** The parser's view of an import; the setters belong to its interface and are never called. */
    private record Imported(SchemaFile file) implements LSInput {
        @Override
        public InputStream getByteStream() {
            return new ByteArrayInputStream(file.bytes());
        }

        @Override
        public String getSystemId() {
            return file.systemId().toString();
        }

        @Override
        public @Nullable Reader getCharacterStream() {
            return null;
        }

        @Override
        public @Nullable String getStringData() {
            return null;
        }

        @Override
        public @Nullable String getPublicId() {
            return null;
        }

        @Override
        public @Nullable String getBaseURI() {
            return null;
        }

        @Override
        public @Nullable String getEncoding() {
            return null;
        }

        @Override
        public boolean getCertifiedText() {
            return false;
        }

        @Override
        public void setCharacterStream(Reader ignored) {}

        @Override
        public void setByteStream(InputStream ignored) {}

        @Override
        public void setStringData(String ignored) {}

        @Override
        public void setSystemId(String ignored) {}

        @Override
        public void setPublicId(String ignored) {}

        @Override
        public void setBaseURI(String ignored) {}

        @Override
        public void setEncoding(String ignored) {}

        @Override
        public void setCertifiedText(boolean ignored) {}
    }
}
