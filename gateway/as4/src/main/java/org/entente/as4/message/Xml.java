package org.entente.as4.message;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads wire XML strictly: what is missing, doubled or misshapen is one and the same refusal. */
public final class Xml {

    static {
        Init.init();
    }

    private Xml() {}

    /** Escapes text for element content and attribute values. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public static byte[] fromBase64(String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException misshapen) {
            throw bad("A base64 value is misshapen");
        }
    }

    public static List<Element> children(Element parent) {
        var children = new ArrayList<Element>();
        for (Node at = parent.getFirstChild(); at != null; at = at.getNextSibling()) {
            if (at instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    public static List<Element> children(Element parent, String namespace, String name) {
        return children(parent).stream()
                .filter(child -> is(child, namespace, name))
                .toList();
    }

    public static boolean is(Element element, String namespace, String name) {
        return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    /** The one child of that name; none or two are refused. */
    public static Element only(Element parent, String namespace, String name) {
        List<Element> found = children(parent, namespace, name);
        if (found.size() != 1) {
            throw bad("Exactly one " + name + " is expected in " + parent.getLocalName());
        }
        return found.getFirst();
    }

    public static Optional<Element> optional(Element parent, String namespace, String name) {
        List<Element> found = children(parent, namespace, name);
        if (found.size() > 1) {
            throw bad("At most one " + name + " is expected in " + parent.getLocalName());
        }
        return found.stream().findFirst();
    }

    public static String text(Element element) {
        return element.getTextContent().strip();
    }

    public static void require(boolean holds, String what) {
        if (!holds) {
            throw bad(what);
        }
    }

    public static Refused bad(String what) {
        return new Refused(FailureCode.BAD_WIRE_MESSAGE, what);
    }

    /** Exclusive canonical form without comments. */
    public static byte[] canonical(Element element) {
        var out = new ByteArrayOutputStream(2048);
        try {
            Canonicalizer.getInstance(Ns.EXC_C14N).canonicalizeSubtree(element, out);
        } catch (XMLSecurityException broken) {
            throw new Refused(FailureCode.BAD_WIRE_MESSAGE, "The message cannot be canonicalised", broken);
        }
        return out.toByteArray();
    }
}
