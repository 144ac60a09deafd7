package org.entente.formats.goaml;

import java.util.List;
import org.entente.formats.reading.CoverDetails;
import org.entente.formats.reading.CoverDetails.Pair;
import org.entente.formats.reading.Pen;
import org.w3c.dom.Element;

/** Fills from the cover what a report lacks and the family demands; what the report says stands. */
final class RequestGaps {

    private static final List<Gap> SINGLE = List.of(
            new Gap("RequestingFiuReference", "requestingFiuReference"),
            new Gap("Suspicion", "suspicion"),
            new Gap("CaseSummary", "caseSummary"),
            new Gap("LinkToRequestedState", "linkToRequestedState"),
            new Gap("IntendedUse", "intendedUse"));

    private record Gap(String element, String detail) {}

    private RequestGaps() {}

    static void fill(Element request, CoverDetails details) {
        Pen pen = new Pen(request, String.valueOf(request.getNamespaceURI()));
        for (Gap gap : SINGLE) {
            if (isAbsent(request, gap.element())) {
                String given = details.all(gap.detail()).stream()
                        .findFirst()
                        .orElseThrow(() -> CoverDetails.missing(gap.element(), gap.detail()));
                pen.text(gap.element(), given);
            }
        }
        offences(request, details, pen);
        questions(request, details, pen);
        details.all("otherFiuAsked").forEach(state -> pen.child("OtherFiuAsked").attribute("state", state));
    }

    private static void offences(Element request, CoverDetails details, Pen pen) {
        if (!isAbsent(request, "PredicateOffence")) {
            return;
        }
        List<Pair> offences = details.pairs("predicateOffence", "category");
        if (offences.isEmpty()) {
            throw CoverDetails.missing("PredicateOffence", "predicateOffences");
        }
        for (Pair offence : offences) {
            Pen written = pen.text("PredicateOffence", offence.first());
            if (!offence.second().isEmpty()) {
                written.attribute("category", offence.second());
            }
        }
    }

    private static void questions(Element request, CoverDetails details, Pen pen) {
        if (!isAbsent(request, "Questions")) {
            return;
        }
        List<Pair> asked = details.pairs("question", "number");
        if (asked.isEmpty()) {
            throw CoverDetails.missing("Question", "questions");
        }
        Pen questions = pen.child("Questions");
        for (int i = 0; i < asked.size(); i++) {
            String number = asked.get(i).second();
            Pen question = questions.child("Question");
            question.attribute("number", number.isEmpty() ? Integer.toString(i + 1) : number);
            question.text("Text", asked.get(i).first());
        }
    }

    private static boolean isAbsent(Element request, String name) {
        return Steps.children(request, name).findAny().isEmpty();
    }
}
