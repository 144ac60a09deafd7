package org.entente.formats.immigrationxml;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.validation.Schema;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Finding;
import org.entente.core.failure.Refused;
import org.entente.core.format.Format;
import org.entente.core.format.NationalDocument;
import org.entente.core.language.SharedMessage;
import org.entente.core.message.Cover;
import org.entente.core.xml.SafeSchemas;
import org.entente.core.xml.SafeSchemas.SchemaBytes;
import org.entente.core.xml.SafeXml;
import org.entente.formats.reading.CodeTable;
import org.entente.formats.reading.Tally;
import org.w3c.dom.Document;

/** An immigration service's border watch entry, written from the family {@code alert}; it is not read. */
public final class ImmigrationXmlFormat implements Format {

    private static final String XML = "application/xml";

    private final SafeXml xml;
    private final Schema schema;
    private final CodeTable codes;

    public ImmigrationXmlFormat(SafeXml xml) {
        this.xml = xml;
        byte[] xsd = CodeTable.bytes(ImmigrationXmlFormat.class, "border-watch.xsd");
        this.schema = SafeSchemas.load(List.of(new SchemaBytes("border-watch.xsd", xsd)), asked -> Optional.empty());
        this.codes = CodeTable.beside(ImmigrationXmlFormat.class, "codes.csv");
    }

    @Override
    public String id() {
        return "immigration-xml/v1";
    }

    @Override
    public String mappingVersion() {
        return "1";
    }

    @Override
    public String mediaType() {
        return XML;
    }

    @Override
    public Set<String> reads() {
        return Set.of();
    }

    @Override
    public Set<String> writes() {
        return Set.of("alert");
    }

    @Override
    public List<Finding> validate(NationalDocument document) {
        return xml.validate(xml.parse(document.bytes()), schema);
    }

    @Override
    public Read read(NationalDocument document, Cover cover) {
        throw new Refused(FailureCode.UNKNOWN_FORMAT, "Nothing is read from " + id());
    }

    @Override
    public Written write(SharedMessage message) {
        if (!writes().contains(message.envelope().family().name())) {
            throw new Refused(FailureCode.UNKNOWN_FORMAT, "Only alerts are written in " + id());
        }
        Tally tally = Tally.of(message.document());
        Document entry = xml.newDocument();
        new EntryWriter(message, tally, codes).write(entry);
        return new Written(new NationalDocument(XML, xml.serialise(entry)), tally.close(EntryWriter::severity));
    }
}
