package org.entente.formats.policejson;

import java.util.Optional;
import org.entente.core.format.Loss.Kind;
import org.entente.core.format.Loss.Severity;
import org.entente.formats.reading.CodeTable;
import org.entente.formats.reading.CoverDetails;
import org.entente.formats.reading.Pen;
import org.entente.formats.reading.Tally;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;

/** Reads one police alert; subjects are left to {@link SubjectReader}. */
final class AlertReader {

    private static final String ALERT = "urn:entente:family:alert:v1";

    private final CoverDetails details;
    private final Leaf leaf;

    AlertReader(Tally tally, CodeTable codes, CoverDetails details) {
        this.details = details;
        this.leaf = new Leaf(tally, codes);
    }

    Document read(JsonNode alert, Document into) {
        Pen pen = Pen.root(into, ALERT, "Alert");
        leaf.code(alert, "/kind", "kind")
                .or(() -> details.all("alertKind").stream().findFirst())
                .ifPresentOrElse(kind -> pen.text("AlertKind", kind), () -> refuse("known kind of alert", "alertKind"));
        wording(alert, pen);
        leaf.code(alert, "/reliability", "reliability")
                .or(() -> details.all("confidence").stream().findFirst())
                .ifPresent(confidence -> pen.text("Confidence", confidence));
        scope(alert, pen);
        actions(alert, pen);
        new SubjectReader(leaf).read(alert, pen);
        return into;
    }

    /** A measure or the identity of a subject must not vanish; a desk's own notes may (domain 1.7). */
    static Severity severity(String pointer) {
        if (pointer.startsWith("/officer") || pointer.startsWith("/alertNumber")) {
            return Severity.INFO;
        }
        boolean isIdentity = pointer.startsWith("/persons/") && !pointer.endsWith("/bloodGroup");
        boolean isPhoto = pointer.endsWith("/photo");
        return (isIdentity && !isPhoto) || pointer.startsWith("/measures/") ? Severity.BLOCK : Severity.REVIEW;
    }

    private void wording(JsonNode alert, Pen pen) {
        for (int i = 0; i < alert.path("wording").size(); i++) {
            String at = "/wording/" + i;
            Pen text = pen.text("Text", leaf.text(alert, at + "/text").orElse(""));
            text.attribute("language", leaf.text(alert, at + "/language"));
        }
    }

    private void scope(JsonNode alert, Pen pen) {
        Pen scope = pen.child("GeographicScope");
        for (int i = 0; i < alert.at("/area/states").size(); i++) {
            leaf.text(alert, "/area/states/" + i).ifPresent(state -> scope.text("State", state));
        }
        if (alert.path("area").isMissingNode()) {
            details.all("geographicScope.state").forEach(state -> scope.text("State", state));
        }
        for (int i = 0; i < alert.at("/area/places").size(); i++) {
            leaf.text(alert, "/area/places/" + i).ifPresent(place -> scope.text("Area", place));
        }
        if (!scope.element().hasChildNodes()) {
            refuse("area", "geographicScope.states");
        }
    }

    private void actions(JsonNode alert, Pen pen) {
        boolean isAny = false;
        for (int i = 0; i < alert.path("measures").size(); i++) {
            String at = "/measures/" + i;
            Optional<String> code = leaf.code(alert, at + "/code", "measure");
            if (code.isPresent()) {
                isAny = true;
                Pen action =
                        pen.text("Action", leaf.text(alert, at + "/instruction").orElse(""));
                action.attribute("code", code).attribute("about", leaf.text(alert, at + "/about"));
            }
        }
        if (!isAny) {
            leaf.tally().repair("/Alert/Action", Severity.BLOCK);
            pen.child("Action").attribute("code", "NONE"); // held for a person: no message leaves with it unseen
        }
    }

    private static void refuse(String field, String detail) {
        throw CoverDetails.missing(field, detail);
    }

    /** Takes scalars out of the document and settles each with the tally. */
    record Leaf(Tally tally, CodeTable codes) {

        Optional<String> text(JsonNode root, String pointer) {
            JsonNode at = root.at(pointer);
            if (at.isMissingNode() || at.isNull()) {
                return Optional.empty();
            }
            tally.carry(pointer);
            return Optional.of(at.asString());
        }

        Optional<String> code(JsonNode root, String pointer, String list) {
            Optional<String> given = text(root, pointer);
            Optional<String> shared = given.flatMap(national -> codes.shared(list, national));
            if (given.isPresent() && shared.isEmpty()) {
                tally.lose(pointer, Kind.CODE_UNMAPPED, severity(pointer), Optional.empty());
            }
            return shared;
        }
    }
}
