package org.entente.as4.message;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.entente.core.content.Digest;
import org.w3c.dom.Element;

/** What was signed: references by exact algorithms, in order; anything else in it is refused. */
final class SignedInfo {

    private static final int MOST_REFERENCES = 30;

    private SignedInfo() {}

    static String xml(String signatureAlgorithm, List<Reference> references) {
        var all = new StringBuilder("<ds:SignedInfo xmlns:ds=\"" + Ns.DS + "\"><ds:CanonicalizationMethod Algorithm=\""
                + Ns.EXC_C14N + "\"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm=\"" + signatureAlgorithm
                + "\"></ds:SignatureMethod>");
        references.forEach(reference -> all.append(reference.xml()));
        return all.append("</ds:SignedInfo>").toString();
    }

    static List<Reference> read(Element signedInfo, String signatureAlgorithm) {
        requireAlgorithm(Xml.only(signedInfo, Ns.DS, "CanonicalizationMethod"), Ns.EXC_C14N);
        requireAlgorithm(Xml.only(signedInfo, Ns.DS, "SignatureMethod"), signatureAlgorithm);
        List<Element> elements = Xml.children(signedInfo, Ns.DS, "Reference");
        Xml.require(!elements.isEmpty() && elements.size() <= MOST_REFERENCES, "1 to 30 references are allowed");
        Xml.require(Xml.children(signedInfo).size() == elements.size() + 2, "SignedInfo holds something unknown");
        return references(elements);
    }

    /** Also reads the references that a receipt repeats. */
    static List<Reference> references(List<Element> elements) {
        var references = new ArrayList<Reference>();
        for (Element element : elements) {
            references.add(reference(element));
        }
        return references;
    }

    private static Reference reference(Element element) {
        String uri = element.getAttribute("URI");
        boolean attachment = uri.startsWith("cid:");
        Xml.require(attachment || uri.startsWith("#"), "A reference is neither an id nor a cid");
        Element transform = Xml.only(Xml.only(element, Ns.DS, "Transforms"), Ns.DS, "Transform");
        requireAlgorithm(transform, attachment ? Ns.CONTENT_SIGNATURE : Ns.EXC_C14N);
        Xml.require(Xml.children(transform).isEmpty(), "A transform has parameters");
        requireAlgorithm(Xml.only(element, Ns.DS, "DigestMethod"), Ns.SHA256);
        byte[] digest = Xml.fromBase64(Xml.text(Xml.only(element, Ns.DS, "DigestValue")));
        Xml.require(digest.length == 32, "A digest has the wrong length");
        return new Reference(uri, new Digest(HexFormat.of().formatHex(digest)));
    }

    private static void requireAlgorithm(Element element, String algorithm) {
        Xml.require(algorithm.equals(element.getAttribute("Algorithm")), "An algorithm is not the agreed one");
    }
}
