package org.entente.as4.message;

import org.entente.core.content.Digest;

/** One signed thing: {@code #id} of an element or {@code cid:} of an attachment, with the digest that was signed. */
public record Reference(String uri, Digest digest) {

    boolean isAttachment() {
        return uri.startsWith("cid:");
    }

    /** As it stands in SignedInfo and in receipts. */
    public String xml() {
        String transform = isAttachment() ? Ns.CONTENT_SIGNATURE : Ns.EXC_C14N;
        return "<ds:Reference xmlns:ds=\"" + Ns.DS + "\" URI=\"" + Xml.escape(uri)
                + "\"><ds:Transforms><ds:Transform Algorithm=\"" + transform
                + "\"></ds:Transform></ds:Transforms><ds:DigestMethod Algorithm=\"" + Ns.SHA256
                + "\"></ds:DigestMethod><ds:DigestValue>" + Xml.base64(digest.bytes())
                + "</ds:DigestValue></ds:Reference>";
    }
}
