package org.entente.as4.signature;

import java.util.regex.Pattern;
import org.entente.as4.agreement.Algorithms;
import org.entente.as4.shape.Tree;
import org.w3c.dom.Element;

/**
 * The one parameter that exclusive C14N may carry: prefixes that are written out though nothing uses them (Exclusive
 * XML Canonicalization §2.1).
 *
 * <p>WSS4J adds it to every reference. We never send it.
 */
final class InclusiveNamespaces {

    private static final Pattern PREFIXES = Pattern.compile("[A-Za-z_#][\\w.-]{0,63}( [A-Za-z_#][\\w.-]{0,63}){0,19}");

    private InclusiveNamespaces() {}

    /** The prefixes that a transform or canonicalisation method names, empty when it names none. */
    static String of(Element method) {
        if (Tree.children(method).isEmpty()) {
            return "";
        }
        Element only = Tree.only(method, Algorithms.EXCLUSIVE_C14N, "InclusiveNamespaces");
        String prefixes = only.getAttribute("PrefixList").strip();
        boolean listed = prefixes.isEmpty() || PREFIXES.matcher(prefixes).matches();
        if (!listed || Tree.children(method).size() != 1 || !Tree.text(only).isEmpty()) {
            throw Tree.broken("Inclusive namespaces are a list of at most 20 prefixes");
        }
        return prefixes;
    }

    static String xml(String prefixes) {
        return prefixes.isEmpty()
                ? ""
                : "<ec:InclusiveNamespaces xmlns:ec=\"" + Algorithms.EXCLUSIVE_C14N + "\" PrefixList=\""
                        + XmlText.of(prefixes) + "\"></ec:InclusiveNamespaces>";
    }
}
