package org.entente.formats.policejson;

import java.util.Optional;
import org.entente.formats.policejson.AlertReader.Leaf;
import org.entente.formats.reading.Pen;
import tools.jackson.databind.JsonNode;

/** Reads the persons, their documents and their journeys; dates keep the precision they came with. */
final class SubjectReader {

    private static final String SUBJECTS = "urn:entente:subjects:v1";

    private final Leaf leaf;

    SubjectReader(Leaf leaf) {
        this.leaf = leaf;
    }

    void read(JsonNode alert, Pen pen) {
        int persons = alert.path("persons").size();
        int journeys = alert.path("journeys").size();
        if (persons + journeys == 0) {
            return;
        }
        Pen subjects = pen.child("Subjects").in(SUBJECTS);
        for (int i = 0; i < persons; i++) {
            person(alert, "/persons/" + i, subjects);
        }
        for (int i = 0; i < persons; i++) {
            documents(alert, "/persons/" + i, subjects);
        }
        for (int i = 0; i < journeys; i++) {
            journey(alert, i, subjects);
        }
    }

    private void person(JsonNode alert, String at, Pen subjects) {
        Pen person = subjects.child("Person");
        person.attribute("id", leaf.text(alert, at + "/ref")).attribute("role", leaf.text(alert, at + "/role"));
        Pen name = person.child("Name").attribute("type", "PRIMARY");
        part(name, "SURNAME", leaf.text(alert, at + "/surname"));
        part(name, "GIVEN", leaf.text(alert, at + "/forenames"));
        for (int i = 0; i < alert.at(at + "/aliases").size(); i++) {
            alias(alert, at + "/aliases/" + i, person);
        }
        for (int i = 0; i < alert.at(at + "/born").size(); i++) {
            birth(alert, at + "/born/" + i, person);
        }
        leaf.text(alert, at + "/birthplace").ifPresent(place -> person.text("Birthplace", place));
        leaf.code(alert, at + "/sex", "sex").ifPresent(sex -> person.text("Sex", sex));
        for (int i = 0; i < alert.at(at + "/nationalities").size(); i++) {
            person.child("Nationality").attribute("state", leaf.text(alert, at + "/nationalities/" + i));
        }
    }

    private void alias(JsonNode alert, String at, Pen person) {
        Pen name = person.child("Name").attribute("type", "AKA");
        name.attribute("script", leaf.text(alert, at + "/script"));
        leaf.text(alert, at + "/doubtful")
                .ifPresent(doubtful -> name.attribute("quality", "true".equals(doubtful) ? "LOW" : "GOOD"));
        part(name, "WHOLE", leaf.text(alert, at + "/name"));
    }

    private void birth(JsonNode alert, String at, Pen person) {
        Pen birth = person.child("Birth");
        leaf.text(alert, at + "/on").ifPresent(date -> birth.text("Exact", date));
        leaf.text(alert, at + "/about").ifPresent(date -> birth.text("Approximately", date));
    }

    private static void part(Pen name, String kind, Optional<String> text) {
        text.ifPresent(given -> name.text("Part", given).attribute("kind", kind));
    }

    private void documents(JsonNode alert, String person, Pen subjects) {
        for (int i = 0; i < alert.at(person + "/documents").size(); i++) {
            String at = person + "/documents/" + i;
            Optional<String> kind = leaf.code(alert, at + "/type", "document");
            if (kind.isEmpty()) {
                continue; // its leaves stay open and are counted as lost identity
            }
            Pen document = subjects.child("TravelDocument").attribute("kind", kind);
            document.attribute("id", leaf.text(alert, at + "/ref"));
            document.attribute("issuer", leaf.text(alert, at + "/issuer"));
            document.attribute("holder", leaf.text(alert, person + "/ref"));
            leaf.text(alert, at + "/number").ifPresent(number -> document.text("Number", number));
            leaf.text(alert, at + "/expires").ifPresent(date -> document.text("Expires", date));
            leaf.code(alert, at + "/state", "documentState").ifPresent(state -> document.text("State", state));
        }
    }

    private void journey(JsonNode alert, int index, Pen subjects) {
        String at = "/journeys/" + index;
        Pen journey = subjects.child("Journey").attribute("id", "journey" + (index + 1));
        for (int i = 0; i < alert.at(at + "/travellers").size(); i++) {
            journey.child("Traveller").attribute("ref", leaf.text(alert, at + "/travellers/" + i));
        }
        leaf.text(alert, at + "/locator").ifPresent(locator -> journey.text("Locator", locator));
        for (int i = 0; i < alert.at(at + "/flights").size(); i++) {
            flight(alert, at + "/flights/" + i, journey);
        }
    }

    private void flight(JsonNode alert, String at, Pen journey) {
        Pen segment = journey.child("Segment").attribute("mode", "AIR");
        segment.attribute("number", leaf.text(alert, at + "/number"));
        segment.attribute("seat", leaf.text(alert, at + "/seat"));
        leaf.text(alert, at + "/carrier")
                .ifPresent(code -> segment.child("Carrier").attribute("code", code));
        stop(alert, at + "/from", segment.child("Departure"));
        stop(alert, at + "/to", segment.child("Arrival"));
    }

    private void stop(JsonNode alert, String at, Pen stop) {
        stop.attribute("place", leaf.text(alert, at + "/airport")).attribute("scheme", "IATA");
        stop.attribute("state", leaf.text(alert, at + "/state"));
        stop.attribute("localTime", leaf.text(alert, at + "/local"));
    }
}
