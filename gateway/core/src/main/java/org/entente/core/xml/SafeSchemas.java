package org.entente.core.xml;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;
import org.xml.sax.SAXException;

/** Loads XML schemas from given bytes only: an import that the caller cannot answer fails, nothing is fetched. */
public final class SafeSchemas {

    private SafeSchemas() {}

    /** One schema document and the system id that relative imports start from. */
    public record SchemaBytes(String systemId, byte[] bytes) {
        @Override
        public String toString() {
            return "SchemaBytes[" + systemId + "]";
        }
    }

    /**
     * Compiles schema documents into one schema.
     *
     * @param imports answers an import's namespace, or its location where it has none, with its bytes
     * @throws IllegalArgumentException when a schema does not load; the message names it
     */
    public static Schema load(List<SchemaBytes> documents, Function<String, Optional<byte[]>> imports) {
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setProperty("jdk.xml.maxOccurLimit", "0"); // our own and the operator's schemas, not a stranger's
            factory.setResourceResolver(new Given(imports));
            return factory.newSchema(documents.stream()
                    .map(given -> new StreamSource(new ByteArrayInputStream(given.bytes()), given.systemId()))
                    .toArray(Source[]::new));
        } catch (SAXException broken) {
            throw new IllegalArgumentException("A schema does not load: " + broken.getMessage(), broken);
        }
    }

    private record Given(Function<String, Optional<byte[]>> imports) implements LSResourceResolver {
        @Override
        public LSInput resolveResource(
                String type,
                @Nullable String namespace,
                @Nullable String publicId,
                @Nullable String systemId,
                @Nullable String base) {
            String asked = namespace == null ? String.valueOf(systemId) : namespace;
            byte[] bytes = imports.apply(asked)
                    .orElseThrow(() -> new IllegalArgumentException("Nothing answers the schema import " + asked));
            return new GivenInput(bytes, publicId, asked, base);
        }
    }

    @SuppressWarnings("NullAway") // LSInput asks for null where a representation is absent
    private record GivenInput(
            byte[] bytes,
            @Nullable String publicId,
            String systemId,
            @Nullable String base) implements LSInput {
        @Override
        public InputStream getByteStream() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public Reader getCharacterStream() {
            return null;
        }

        @Override
        public String getStringData() {
            return null;
        }

        @Override
        public String getSystemId() {
            return systemId;
        }

        @Override
        public String getPublicId() {
            return publicId;
        }

        @Override
        public String getBaseURI() {
            return base;
        }

        @Override
        public String getEncoding() {
            return null;
        }

        @Override
        public boolean getCertifiedText() {
            return false;
        }

        @Override
        public void setCharacterStream(Reader ignored) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setByteStream(InputStream ignored) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setStringData(String ignored) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setSystemId(String ignored) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setPublicId(String ignored) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setBaseURI(String ignored) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setEncoding(String ignored) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setCertifiedText(boolean ignored) {
            throw new UnsupportedOperationException();
        }
    }
}
