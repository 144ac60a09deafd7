package org.entente.core.xml;

import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Counts elements and letters: the limits that the parser has no setting for. */
final class XmlShape {

    private XmlShape() {}

    static void refuseTooMany(Element root, XmlLimits limits) {
        int elements = 0;
        Node at = root;
        while (at != null) {
            if (at instanceof Element element) {
                if (++elements > limits.elements()) {
                    throw new Refused(FailureCode.TOO_LARGE, "A document may have " + limits.elements() + " elements");
                }
                refuseTooManyChildren(element, limits.children());
            } else if (at instanceof Text text && text.getLength() > limits.letters()) {
                throw new Refused(FailureCode.TOO_LARGE, "A text may have " + limits.letters() + " letters");
            }
            at = next(at, root);
        }
    }

    private static void refuseTooManyChildren(Element parent, int most) {
        int children = 0;
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element && ++children > most) {
                throw new Refused(FailureCode.TOO_LARGE, "An element may have " + most + " elements in it");
            }
        }
    }

    private static @org.jspecify.annotations.Nullable Node next(Node from, Node root) {
        if (from.getFirstChild() != null) {
            return from.getFirstChild();
        }
        Node at = from;
        while (!at.isSameNode(root) && at.getNextSibling() == null) {
            at = at.getParentNode();
        }
        return at.isSameNode(root) ? null : at.getNextSibling();
    }
}
