package org.entente.formats.goaml;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Finding;
import org.entente.core.failure.Refused;
import org.entente.core.format.Format;
import org.entente.core.format.NationalDocument;
import org.entente.core.language.SharedMessage;
import org.entente.core.message.Cover;
import org.entente.core.xml.SafeXml;
import org.entente.formats.reading.CoverDetails;
import org.entente.formats.reading.FamilyCheck;
import org.entente.formats.reading.Tally;
import org.entente.schemas.Family;
import org.entente.schemas.SharedSchema;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Requests for information in one goAML dialect, read into and written from {@code fiu-information-request}.
 *
 * <p>It knows no dialect by name: each is a folder of data. Reports that are no requests are refused.
 */
public final class GoAmlFormat implements Format {

    private static final String XML = "application/xml";
    private static final Family FAMILY = Family.FIU_INFORMATION_REQUEST;

    private final SafeXml xml;
    private final FamilyCheck check;
    private final Dialect dialect;
    private final ShapeOrder familyOrder;

    private GoAmlFormat(SafeXml xml, FamilyCheck check, Dialect dialect) {
        this.xml = xml;
        this.check = check;
        this.dialect = dialect;
        this.familyOrder =
                new ShapeOrder(List.of(xml.parse(FAMILY.schema().bytes()), xml.parse(SharedSchema.SUBJECTS.bytes())));
    }

    /**
     * One format for each dialect folder.
     *
     * @param officialSchemas by the name of the dialect, in place of our subset
     */
    public static List<Format> all(SafeXml xml, FamilyCheck check, Map<String, Path> officialSchemas) {
        return Dialect.names().stream()
                .map(name -> Dialect.load(name, xml, Optional.ofNullable(officialSchemas.get(name))))
                .map(dialect -> (Format) new GoAmlFormat(xml, check, dialect))
                .toList();
    }

    @Override
    public String id() {
        return "goaml/" + dialect.id();
    }

    @Override
    public String mappingVersion() {
        return dialect.mappingVersion();
    }

    @Override
    public String mediaType() {
        return XML;
    }

    @Override
    public Set<String> reads() {
        return Set.of(FAMILY.wireName());
    }

    @Override
    public Set<String> writes() {
        return Set.of(FAMILY.wireName());
    }

    @Override
    public List<Finding> validate(NationalDocument document) {
        return xml.validate(xml.parse(document.bytes()), dialect.schema());
    }

    @Override
    public Read read(NationalDocument document, Cover cover) {
        Document report = xml.parse(document.bytes());
        Element root = report.getDocumentElement();
        refuseUnlessRequest(root);
        Tally tally = Tally.of(report);
        Document family = xml.newDocument();
        Element request = family.createElementNS(FAMILY.namespace(), FAMILY.rootElement());
        family.appendChild(request);
        new ReportReader(dialect.mapping(), tally, request).read("report", root, request);
        RequestGaps.fill(request, new CoverDetails(cover));
        familyOrder.sort(family);
        return new Read(check.fitting(family), tally.close(ReportWriter::severity));
    }

    @Override
    public Written write(SharedMessage message) {
        if (!writes().contains(message.envelope().family().name())) {
            throw new Refused(FailureCode.UNKNOWN_FORMAT, "Only requests are written in " + id());
        }
        Tally tally = Tally.of(message.document());
        Document report = xml.newDocument();
        report.appendChild(report.createElementNS("", "report"));
        Element header = Steps.children(message.document().getDocumentElement(), "Header")
                .findFirst()
                .orElseThrow();
        new ReportWriter(dialect.mapping(), tally, header, message.body())
                .write("report", message.body(), report.getDocumentElement());
        dialect.order().sort(report);
        List<Finding> findings = xml.validate(report, dialect.schema());
        if (!findings.isEmpty()) {
            throw new Refused(FailureCode.NATIONAL_SCHEMA, "The request does not fit " + id(), findings);
        }
        return new Written(new NationalDocument(XML, xml.serialise(report)), tally.close(ReportWriter::severity));
    }

    private void refuseUnlessRequest(Element report) {
        boolean isRequest = Steps.children(report, "report_code")
                .findFirst()
                .map(code -> dialect.requests().contains(code.getTextContent().strip()))
                .orElse(false);
        if (!isRequest) {
            String sentence = "In this dialect the report code is not that of a request for information";
            throw new Refused(
                    FailureCode.UNREADABLE_CODE, sentence, List.of(new Finding("/report/report_code", sentence)));
        }
    }
}
