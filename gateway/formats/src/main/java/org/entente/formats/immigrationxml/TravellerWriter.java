package org.entente.formats.immigrationxml;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.core.format.Loss.Kind;
import org.entente.core.format.Loss.Severity;
import org.entente.formats.reading.CodeTable;
import org.entente.formats.reading.Pen;
import org.entente.formats.reading.Sight;

/** Writes travellers, documents and flights; a name's script and a second segment's place in a journey are lost. */
final class TravellerWriter {

    private final CodeTable codes;

    TravellerWriter(CodeTable codes) {
        this.codes = codes;
    }

    void write(Sight alert, Pen pen) {
        List<Sight> subjects = alert.child("Subjects").map(Sight::children).orElse(List.of());
        of(subjects, "Person").forEach(person -> traveller(person, pen));
        of(subjects, "TravelDocument").forEach(document -> document(document, Optional.empty(), pen));
        of(subjects, "Person")
                .forEach(person -> person.children("TravelDocument")
                        .forEach(document -> document(document, person.takeAttribute("id"), pen)));
        of(subjects, "Journey").forEach(journey -> flights(journey, pen));
    }

    private static Stream<Sight> of(List<Sight> subjects, String name) {
        return subjects.stream().filter(subject -> subject.name().equals(name));
    }

    private void traveller(Sight person, Pen pen) {
        Pen traveller = pen.child("Traveller").attribute("ref", person.takeAttribute("id"));
        person.child("Sex").ifPresent(sex -> traveller.attribute("sex", code(sex, "sex")));
        person.children("Name").forEach(name -> name(name, traveller));
        person.children("Birth").forEach(birth -> birth(birth, traveller));
        person.take("Birthplace")
                .filter(place -> !place.isEmpty())
                .ifPresent(place -> traveller.text("Birthplace", place));
        person.children("Nationality")
                .forEach(nationality ->
                        nationality.takeAttribute("state").ifPresent(state -> traveller.text("Nationality", state)));
    }

    private static void name(Sight name, Pen traveller) {
        Pen written = traveller.child("Name");
        part(name, "SURNAME", written, "family");
        part(name, "GIVEN", written, "given");
        String rest = name.children("Part").stream()
                .filter(part -> !List.of("SURNAME", "GIVEN").contains(part.attribute("kind")))
                .map(TravellerWriter::takePart)
                .collect(Collectors.joining(" "));
        if (!rest.isEmpty()) {
            written.attribute("whole", rest);
        }
        if (!"PRIMARY".equals(name.attribute("type"))) {
            written.attribute("alias", "true");
        }
        if (List.of("PRIMARY", "AKA").contains(name.attribute("type"))) {
            name.takeAttribute("type");
        }
    }

    private static void part(Sight name, String kind, Pen written, String attribute) {
        String text = name.children("Part").stream()
                .filter(part -> kind.equals(part.attribute("kind")))
                .map(TravellerWriter::takePart)
                .collect(Collectors.joining(" "));
        if (!text.isEmpty()) {
            written.attribute(attribute, text);
        }
    }

    private static String takePart(Sight part) {
        String kind = part.attribute("kind");
        if (List.of("SURNAME", "GIVEN", "WHOLE").contains(kind)) {
            part.takeAttribute("kind");
        } else {
            part.tally()
                    .lose(
                            part.element().getAttributeNode("kind"),
                            Kind.STRUCTURE,
                            Severity.REVIEW,
                            Optional.of("/BorderWatch/Traveller/Name/@whole"));
        }
        return part.take();
    }

    private static void birth(Sight birth, Pen traveller) {
        for (Sight statement : birth.children()) {
            switch (statement.name()) {
                case "Exact" -> traveller.text("Born", statement.take()).attribute("certain", "true");
                case "Approximately", "Unqualified" ->
                    traveller.text("Born", statement.take()).attribute("certain", "false");
                default -> {
                    // A range, a two-digit year or a note has no place here: it stays open and is counted as lost.
                }
            }
        }
    }

    private void document(Sight document, Optional<String> holder, Pen pen) {
        Optional<String> type = codes.national("document", document.attribute("kind"));
        if (type.isEmpty()) {
            document.tally()
                    .lose(
                            document.element().getAttributeNode("kind"),
                            Kind.CODE_UNMAPPED,
                            Severity.BLOCK,
                            Optional.of("/BorderWatch/Document/@type"));
            return;
        }
        document.takeAttribute("kind");
        pen.child("Document")
                .attribute("ref", document.takeAttribute("id"))
                .attribute("type", type)
                .attribute("number", document.take("Number"))
                .attribute("issuer", document.takeAttribute("issuer"))
                .attribute("expires", document.take("Expires"))
                .attribute("holder", holder.or(() -> document.takeAttribute("holder")))
                .attribute("state", document.take("State"));
    }

    private static void flights(Sight journey, Pen pen) {
        String travellers = journey.children("Traveller").stream()
                .flatMap(traveller -> traveller.takeAttribute("ref").stream())
                .collect(Collectors.joining(" "));
        journey.takeAttribute("id"); // only a name inside the message; nothing points at a journey
        for (Sight segment : journey.children("Segment")) {
            if (!"AIR".equals(segment.attribute("mode"))) {
                continue; // this service watches flights; the segment stays open and is counted as lost
            }
            segment.takeAttribute("mode");
            Pen flight = pen.child("Flight").attribute("number", segment.takeAttribute("number"));
            segment.child("Departure")
                    .ifPresent(stop -> flight.attribute("from", stop.takeAttribute("place"))
                            .attribute("departs", stop.takeAttribute("localTime")));
            segment.child("Arrival")
                    .ifPresent(stop -> flight.attribute("to", stop.takeAttribute("place"))
                            .attribute("arrives", stop.takeAttribute("localTime")));
            if (!travellers.isEmpty()) {
                flight.attribute("traveller", travellers);
            }
        }
    }

    private Optional<String> code(Sight leaf, String list) {
        Optional<String> national =
                codes.national(list, leaf.element().getTextContent().strip());
        if (national.isPresent()) {
            leaf.take();
        } else {
            leaf.tally().lose(leaf.element(), Kind.CODE_UNMAPPED, Severity.REVIEW, Optional.empty());
        }
        return national;
    }
}
