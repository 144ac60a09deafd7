package org.entente.formats.shared;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Finding;
import org.entente.core.failure.Refused;
import org.entente.core.format.Format;
import org.entente.core.format.NationalDocument;
import org.entente.core.language.SharedMessage;
import org.entente.core.language.SharedXml;
import org.entente.core.message.Cover;
import org.entente.core.xml.SafeXml;
import org.entente.formats.reading.FamilyCheck;
import org.entente.schemas.Families;
import org.entente.schemas.Family;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The shared language itself: a family's body or a whole message in, a whole message out, nothing lost.
 *
 * <p>Of a whole message only the body is read: the gateway makes the header from the cover.
 */
public final class SharedFormat implements Format {

    private static final String ID = "shared/v1";
    private static final String XML = "application/xml";
    private static final String ENVELOPE = "urn:entente:envelope:v1";
    private static final Set<String> FAMILIES =
            Arrays.stream(Family.values()).map(Family::wireName).collect(Collectors.toUnmodifiableSet());

    private final SafeXml xml;
    private final SharedXml shared;
    private final FamilyCheck check;

    public SharedFormat(SafeXml xml, SharedXml shared, FamilyCheck check) {
        this.xml = xml;
        this.shared = shared;
        this.check = check;
    }

    @Override
    public String id() {
        return ID;
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
        return FAMILIES;
    }

    @Override
    public Set<String> writes() {
        return FAMILIES;
    }

    @Override
    public List<Finding> validate(NationalDocument document) {
        return check.findings(xml.parse(document.bytes()));
    }

    @Override
    public Read read(NationalDocument document, Cover cover) {
        Document parsed = xml.parse(document.bytes());
        Document family = isMessage(parsed) ? shared.familyDocument(shared.parse(document.bytes())) : parsed;
        Element root = family.getDocumentElement();
        boolean isNamed = Families.withRoot(String.valueOf(root.getNamespaceURI()), root.getLocalName())
                .filter(found -> found.wireName().equals(cover.family().name()))
                .isPresent();
        if (!isNamed) {
            throw new Refused(FailureCode.SHARED_SCHEMA, "The document is not of the family that the cover names");
        }
        return new Read(check.fitting(family), List.of());
    }

    @Override
    public Written write(SharedMessage message) {
        return new Written(new NationalDocument(XML, shared.serialise(message)), List.of());
    }

    private static boolean isMessage(Document document) {
        Element root = document.getDocumentElement();
        return ENVELOPE.equals(root.getNamespaceURI()) && "Message".equals(root.getLocalName());
    }
}
