package org.entente.as4.message;

import java.util.List;
import org.w3c.dom.Element;

/** References as a receipt repeats them; the same strictness as in a signature. */
public final class SignedReferences {

    private SignedReferences() {}

    public static List<Reference> read(List<Element> elements) {
        return SignedInfo.references(elements);
    }
}
