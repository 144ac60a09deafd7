package org.entente.as4.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.entente.core.xml.SafeXml;
import org.w3c.dom.Element;

/** Exclusive XML Canonicalization 1.0 without comments: the only part of Santuario that runs here. */
public final class Canonical {

    static {
        Init.init();
    }

    private Canonical() {}

    public static byte[] bytes(Element element) {
        return bytes(element, "");
    }

    /** Takes the prefixes that are treated as inclusive C14N would, parted by spaces (Exclusive C14N §2.1). */
    static byte[] bytes(Element element, String inclusive) {
        var out = new ByteArrayOutputStream();
        try {
            Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS)
                    .canonicalizeSubtree(element, inclusive, out);
            return out.toByteArray();
        } catch (XMLSecurityException impossible) {
            throw new IllegalStateException("A document in memory cannot be canonicalised", impossible);
        }
    }

    /** The canonical text of a fragment of ours, fit to be placed in a larger document as it stands. */
    public static String text(SafeXml xml, String fragment) {
        Element root = xml.parse(fragment.getBytes(StandardCharsets.UTF_8)).getDocumentElement();
        return new String(bytes(root), StandardCharsets.UTF_8);
    }
}
