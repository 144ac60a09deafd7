package org.entente.language.rules;

import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import org.jspecify.annotations.Nullable;

/** Where a node stands, in the form in which the schema's findings say it: names, and numbers among namesakes. */
final class NodePath {

    private NodePath() {}

    static String of(XdmNode node) {
        var path = new StringBuilder();
        @Nullable XdmNode at = node.getNodeKind() == XdmNodeKind.ELEMENT ? node : node.getParent();
        while (at != null && at.getNodeKind() == XdmNodeKind.ELEMENT) {
            path.insert(0, "/" + at.getNodeName().getLocalName() + number(at));
            at = at.getParent();
        }
        return path.toString();
    }

    private static String number(XdmNode element) {
        int before = namesakes(element, Axis.PRECEDING_SIBLING);
        return before == 0 && namesakes(element, Axis.FOLLOWING_SIBLING) == 0 ? "" : "[" + (before + 1) + "]";
    }

    private static int namesakes(XdmNode element, Axis axis) {
        String name = element.getNodeName().getLocalName();
        int count = 0;
        var others = element.axisIterator(axis);
        while (others.hasNext()) {
            XdmNode other = others.next();
            if (other.getNodeKind() == XdmNodeKind.ELEMENT
                    && other.getNodeName().getLocalName().equals(name)) {
                count++;
            }
        }
        return count;
    }
}
