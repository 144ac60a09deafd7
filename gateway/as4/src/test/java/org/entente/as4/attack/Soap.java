package org.entente.as4.attack;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entente.as4.agreement.Namespaces;
import org.entente.as4.wire.Gateway;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A SOAP part as a tree that can be rearranged. */
public record Soap(Document document) {

    static Soap of(byte[] bytes) {
        return new Soap(Gateway.XML.parse(bytes));
    }

    public byte[] bytes() {
        return Gateway.XML.serialise(document);
    }

    Soap copy() {
        return new Soap((Document) document.cloneNode(true));
    }

    Element envelope() {
        return document.getDocumentElement();
    }

    Element header() {
        return first(Namespaces.SOAP, "Header");
    }

    Element body() {
        return first(Namespaces.SOAP, "Body");
    }

    Element messaging() {
        return first(Namespaces.EBMS, "Messaging");
    }

    Element security() {
        return first(Namespaces.WSSE, "Security");
    }

    Element signature() {
        return first(Namespaces.DSIG, "Signature");
    }

    public Element first(String namespace, String name) {
        return nth(namespace, name, 0);
    }

    Element nth(String namespace, String name, int number) {
        if (document.getElementsByTagNameNS(namespace, name).item(number) instanceof Element element) {
            return element;
        }
        throw new IllegalStateException("No " + name + " number " + number);
    }

    Element create(String namespace, String qualifiedName) {
        return document.createElementNS(namespace, qualifiedName);
    }

    /** A block that no profile knows. */
    Element wrapper() {
        return create("urn:example:wrapper", "x:Wrapper");
    }

    Element copyOf(Element element) {
        return (Element) element.cloneNode(true);
    }

    /** A fragment of XML as an element of this document. */
    Element fragment(String text) {
        return (Element) document.importNode(
                Gateway.XML.parse(text.getBytes(StandardCharsets.UTF_8)).getDocumentElement(), true);
    }

    void replace(Element old, Element with) {
        old.getParentNode().replaceChild(with, old);
    }

    void before(Element there, Node what) {
        there.getParentNode().insertBefore(what, there);
    }

    void after(Element there, Node what) {
        there.getParentNode().insertBefore(what, there.getNextSibling());
    }

    /** The copy says something that its signer never said. */
    Element evil(Element copy) {
        for (String name : List.of("Action", "AgreementRef", "ConversationId")) {
            if (copy.getElementsByTagNameNS(Namespaces.EBMS, name).item(0) instanceof Element said) {
                said.setTextContent(name.equals("Action") ? "alert/v9" : said.getTextContent());
            }
        }
        return copy;
    }
}
