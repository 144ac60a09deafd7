package org.entente.language.reference;

import java.util.ArrayList;
import java.util.List;
import org.entente.schemas.Family;

/** Who sends what to whom, top to bottom, as an SVG that prints. */
final class FlowDiagram {

    private static final int STEP = 46;
    private static final int LEFT = 150;
    private static final int RIGHT = 610;

    private FlowDiagram() {}

    /** One arrow: to the right from the sender's State, to the left back. */
    private record Arrow(boolean isForth, String words, boolean isOptional) {}

    static String of(Family family, String number) {
        List<Arrow> arrows = arrows(family, number);
        int height = 90 + arrows.size() * STEP;
        var svg = new StringBuilder("""
            <svg class="flow" viewBox="0 0 760 %d" role="img" aria-label="The flow of %s">
            <defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7"
            orient="auto">\
            <path d="M0 0 10 5 0 10z"/></marker></defs>
            <rect x="30" y="8" width="240" height="36" rx="6"/>
            <text x="150" y="31" class="head">agency of the sending State</text>
            <rect x="490" y="8" width="240" height="36" rx="6"/>
            <text x="610" y="31" class="head">agency of the receiving State</text>
            <line class="life" x1="150" y1="44" x2="150" y2="%d"/><line class="life" x1="610" y1="44" x2="610" y2="%d"/>
            """.formatted(height, Html.text(family.wireName()), height - 10, height - 10));
        for (int i = 0; i < arrows.size(); i++) {
            Arrow arrow = arrows.get(i);
            int y = 84 + i * STEP;
            svg.append("<line class=\"%s\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" marker-end=\"url(#tip)\"/>"
                    .formatted(
                            arrow.isOptional() ? "may" : "must",
                            arrow.isForth() ? LEFT : RIGHT,
                            y,
                            arrow.isForth() ? RIGHT - 4 : LEFT + 4,
                            y));
            svg.append("<text x=\"380\" y=\"%d\">%s</text>%n".formatted(y - 7, Html.text(arrow.words())));
        }
        return svg.append("</svg>\n<p class=\"key\">Solid: always. Dashed: where it applies.</p>\n")
                .toString();
    }

    private static List<Arrow> arrows(Family family, String number) {
        List<Arrow> arrows = new ArrayList<>();
        if (number.startsWith("C") || number.endsWith("R")) {
            arrows.add(new Arrow(true, "an earlier message", false));
            arrows.add(new Arrow(false, family.wireName(), false));
            return arrows;
        }
        arrows.add(new Arrow(true, family.wireName(), false));
        arrows.add(new Arrow(false, "delivery-notice: its agency has it", false));
        arrows.add(new Arrow(false, "acknowledgement: who works on it", family.needsExpiry()));
        if (family.needsLegalBasis() && !family.needsExpiry()) {
            arrows.add(new Arrow(false, "more-info-needed: the clock stops", true));
            arrows.add(new Arrow(true, "supplement: the clock goes on", true));
            arrows.add(new Arrow(false, "reply, partial-reply, refusal or postponement, per item", false));
        } else {
            arrows.add(new Arrow(true, "withdrawal: reaches every earlier receiver", true));
            arrows.add(new Arrow(false, "reply: a hit, with what was done", true));
        }
        arrows.add(new Arrow(true, "feedback", true));
        return arrows;
    }
}
