package org.entente.as4.shape;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.as4.agreement.Namespaces;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.xml.SafeXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The skeleton of a SOAP message that passed the strict pre-filter: one Header, one empty Body, one eb:Messaging, at
 * most one wsse:Security, no other header, and nothing in them that the profile does not know (security.md items 14,
 * 15, 19, 20 and 23).
 *
 * <p>Nothing in it is verified yet.
 *
 * @param ids every identified element of the document, by its id
 */
public record SoapShape(Element messaging, Element body, Optional<Element> security, Map<String, Element> ids) {

    public SoapShape {
        ids = Map.copyOf(ids);
    }

    /**
     * Parses and filters.
     *
     * @throws Refused BAD_WIRE_MESSAGE for everything that is not exactly the profile's shape
     */
    public static SoapShape of(SafeXml xml, byte[] bytes) {
        Document document = parse(xml, bytes);
        NodeRules.require(document);
        Map<String, Element> ids = IdRules.unique(document);
        Element envelope = document.getDocumentElement();
        HeaderRules.require(envelope);
        List<Element> halves = Tree.children(envelope);
        Element messaging = Tree.only(halves.getFirst(), Namespaces.EBMS, "Messaging");
        Optional<Element> security = Tree.maybe(halves.getFirst(), Namespaces.WSSE, "Security");
        security.ifPresent(SecurityRules::require);
        ReferenceRules.require(envelope, security, ids);
        return new SoapShape(messaging, halves.getLast(), security, ids);
    }

    /** The security header; refused when there is none. */
    public Element requireSecurity() {
        return security.orElseThrow(() -> Tree.broken("The message is not signed"));
    }

    private static Document parse(SafeXml xml, byte[] bytes) {
        try {
            return xml.parse(bytes);
        } catch (Refused refused) {
            throw new Refused(FailureCode.BAD_WIRE_MESSAGE, refused.code() + ": " + refused.detail(), refused);
        }
    }
}
