package org.entente.as4.signature;

import static org.entente.as4.agreement.Algorithms.CONTENT_TRANSFORM;
import static org.entente.as4.agreement.Algorithms.EXCLUSIVE_C14N;
import static org.entente.as4.agreement.Algorithms.SHA256;

import java.util.List;
import org.entente.as4.agreement.Namespaces;
import org.entente.as4.shape.Tree;
import org.entente.core.content.Digest;
import org.w3c.dom.Element;

/**
 * One thing that a signature covers: an element by its id, or an attachment by its content id.
 *
 * <p>Transforms: exclusive C14N for elements, the content transform for attachments, nothing else (security.md items
 * 19 and 20).
 *
 * @param uri {@code #id} or {@code cid:…}
 * @param inclusive the prefixes of the transform's {@code InclusiveNamespaces}, mostly none
 */
public record SignedReference(String uri, Digest digest, String inclusive) {

    private static final String CID = "cid:";

    public static SignedReference ofElement(String id, byte[] canonical) {
        return new SignedReference("#" + id, Digest.of(canonical), "");
    }

    public static SignedReference ofAttachment(String contentId, Digest digest) {
        return new SignedReference(CID + contentId, digest, "");
    }

    static SignedReference read(Element reference) {
        String uri = reference.getAttribute("URI");
        if (uri.length() < 2 || (uri.charAt(0) != '#' && !uri.startsWith(CID))) {
            throw Tree.broken("A signature reaches beyond the message");
        }
        Element transforms = Tree.only(reference, Namespaces.DSIG, "Transforms");
        Element transform = Tree.only(transforms, Namespaces.DSIG, "Transform");
        String inclusive = uri.startsWith(CID) ? "" : InclusiveNamespaces.of(transform);
        if (Tree.children(transforms).size() != 1
                || (uri.startsWith(CID) && !Tree.children(transform).isEmpty())) {
            throw Tree.broken("A reference has transforms that the profile does not know");
        }
        Tree.requireAlgorithm(transform, transformFor(uri));
        Tree.requireAlgorithm(Tree.only(reference, Namespaces.DSIG, "DigestMethod"), SHA256);
        byte[] value = Tree.base64(Tree.only(reference, Namespaces.DSIG, "DigestValue"));
        if (Tree.children(reference).size() != 3 || value.length != 32) {
            throw Tree.broken("A reference does not fit its profile");
        }
        return new SignedReference(uri, Digest.ofFinished(value), inclusive);
    }

    /** Reads the references below {@code parent}, 30 at most. */
    public static List<SignedReference> readAll(Element parent) {
        List<Element> references = Tree.children(parent, Namespaces.DSIG, "Reference");
        if (references.isEmpty() || references.size() > 30) {
            throw Tree.broken("A signature covers 1 to 30 things");
        }
        return references.stream().map(SignedReference::read).toList();
    }

    /** Whether the other covers the same bytes; how each was canonicalised on the way there does not matter. */
    public boolean isSameAs(SignedReference other) {
        return uri.equals(other.uri) && digest.equals(other.digest);
    }

    /** Canonical by construction: one attribute an element, no empty-element tags, the prefix declared above. */
    public String xml() {
        return "<ds:Reference URI=\"" + XmlText.of(uri) + "\"><ds:Transforms><ds:Transform Algorithm=\""
                + transformFor(uri) + "\">" + InclusiveNamespaces.xml(inclusive)
                + "</ds:Transform></ds:Transforms><ds:DigestMethod Algorithm=\"" + SHA256
                + "\"></ds:DigestMethod><ds:DigestValue>" + XmlText.base64(digest.bytes())
                + "</ds:DigestValue></ds:Reference>";
    }

    private static String transformFor(String uri) {
        return uri.startsWith(CID) ? CONTENT_TRANSFORM : EXCLUSIVE_C14N;
    }
}
