package org.entente.language.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import org.entente.core.failure.Finding;
import org.entente.core.failure.Severity;
import org.entente.core.xml.ElementPath;
import org.entente.language.model.AttributeField;
import org.entente.language.model.Content;
import org.entente.language.model.ElementField;
import org.entente.language.model.Lexical;
import org.entente.language.model.Notes;
import org.entente.language.model.StructureType;
import org.entente.language.model.Type;
import org.entente.language.model.ValueType;
import org.entente.language.rules.Patience;
import org.entente.schemas.CodeList;
import org.entente.schemas.CodeListName;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Holds every coded value against the list that binds it, and every foreign element against its own demand to be
 * understood. An unknown code is reported, never replaced (domain 1.11, I15).
 */
final class ValueCheck {

    static final String UNKNOWN_CODE = "CODE-UNKNOWN";
    static final String MUST_UNDERSTAND = "EXT-MUST-UNDERSTAND";
    static final String OTHER_TYPE = "XSI-TYPE";
    private static final String ENVELOPE = "urn:entente:envelope:v1";

    private final Map<String, CodeList> lists;

    ValueCheck() {
        this.lists = Stream.of(CodeListName.values())
                .collect(Collectors.toUnmodifiableMap(CodeListName::wireName, CodeList::load));
    }

    void look(Element element, Type type, Notes notes, List<Finding> findings) {
        if (findings.size() >= Patience.MOST_FINDINGS) {
            return;
        }
        refuseOtherType(element, findings);
        switch (type) {
            case ValueType value -> value(element, element.getTextContent(), value, notes, findings);
            case StructureType structure -> structure(element, structure, notes, findings);
        }
    }

    private void structure(Element element, StructureType type, Notes notes, List<Finding> findings) {
        for (AttributeField field : type.attributes()) {
            if (element.hasAttribute(field.name())) {
                value(element, element.getAttribute(field.name()), field.type(), field.notes(), findings);
            }
        }
        switch (type.content()) {
            case Content.Empty ignored -> {}
            case Content.Value value -> value(element, element.getTextContent(), value.type(), notes, findings);
            case Content.Elements elements -> children(element, elements.named(), findings);
        }
    }

    private void children(Element element, Map<QName, ElementField> known, List<Finding> findings) {
        for (Node at = element.getFirstChild(); at != null; at = at.getNextSibling()) {
            if (at instanceof Element child) {
                ElementField field = known.get(new QName(child.getNamespaceURI(), child.getLocalName()));
                if (field == null) {
                    refuseUnlessOptional(child, findings);
                } else {
                    look(child, field.type(), field.notes().orElse(field.type().notes()), findings);
                }
            }
        }
    }

    private void value(Element at, String text, ValueType type, Notes notes, List<Finding> findings) {
        if (type.lexical() instanceof Lexical.Several several) {
            Notes ofItems = notes.orElse(type.notes());
            Stream.of(text.strip().split("\\s+")).forEach(one -> value(at, one, several.item(), ofItems, findings));
            return;
        }
        Optional<CodeList> list =
                notes.codeList().or(() -> type.notes().codeList()).map(this::list);
        String code = text.strip();
        if (list.isPresent() && !code.isEmpty() && !list.get().contains(code)) {
            boolean refuses = list.get().refusesUnknown();
            findings.add(new Finding(
                    UNKNOWN_CODE,
                    refuses ? Severity.REJECT : Severity.DEVIATION,
                    ElementPath.of(at),
                    "The code is not in the list " + list.get().name().wireName() + ", version "
                            + list.get().version()));
        }
    }

    private CodeList list(String name) {
        CodeList list = lists.get(name);
        if (list == null) {
            throw new IllegalStateException("A schema is bound to a code list that nobody has: " + name);
        }
        return list;
    }

    private static void refuseUnlessOptional(Element extension, List<Finding> findings) {
        String said = extension.getAttributeNS(ENVELOPE, "mustUnderstand").strip();
        if (said.equals("true") || said.equals("1")) {
            findings.add(new Finding(
                    MUST_UNDERSTAND,
                    Severity.REJECT,
                    ElementPath.of(extension),
                    "The sender says that this element must be understood, and this gateway does not know it"));
        }
    }

    private static void refuseOtherType(Element element, List<Finding> findings) {
        if (element.hasAttributeNS(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "type")
                || element.hasAttributeNS(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil")) {
            findings.add(new Finding(
                    OTHER_TYPE,
                    Severity.REJECT,
                    ElementPath.of(element),
                    "An element has the type of the shared language, not one that the document names itself"));
        }
    }
}
