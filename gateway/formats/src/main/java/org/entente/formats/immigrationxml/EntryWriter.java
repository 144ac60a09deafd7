package org.entente.formats.immigrationxml;

import java.util.List;
import java.util.Optional;
import org.entente.core.format.Loss.Kind;
import org.entente.core.format.Loss.Severity;
import org.entente.core.language.SharedMessage;
import org.entente.core.message.Envelope;
import org.entente.formats.reading.CodeTable;
import org.entente.formats.reading.Pen;
import org.entente.formats.reading.Sight;
import org.entente.formats.reading.Tally;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;

/** Writes one entry: who asks, under what, for how long, what to do; subjects are left to {@link TravellerWriter}. */
final class EntryWriter {

    private static final String NAMESPACE = "urn:entente:national:border-watch:1";

    private final SharedMessage message;
    private final Tally tally;
    private final CodeTable codes;

    EntryWriter(SharedMessage message, Tally tally, CodeTable codes) {
        this.message = message;
        this.tally = tally;
        this.codes = codes;
    }

    void write(Document entry) {
        Pen pen = Pen.root(entry, NAMESPACE, "BorderWatch");
        Sight root = new Sight(message.document().getDocumentElement(), tally);
        root.child("Header").ifPresent(header -> header(header, pen));
        Sight alert = new Sight(message.body(), tally);
        alert.children("Action").forEach(action -> instruction(action, pen));
        new TravellerWriter(codes).write(alert, pen);
        List<Sight> texts = alert.children("Text");
        if (!texts.isEmpty()) {
            texts.getFirst().takeAttribute("language");
            pen.text("Remark", texts.getFirst().take());
        }
    }

    /** The header travels beside the entry in the delivery, so only what the alert says is at stake (domain 1.7). */
    static Severity severity(String path) {
        boolean isHeader = path.startsWith("/Message/Header");
        if (isHeader) {
            return path.contains("/LegalBasis") || path.contains("/Handling") ? Severity.REVIEW : Severity.INFO;
        }
        boolean isNote = path.contains("/Note[");
        boolean isName = path.contains("/Person[") && (path.contains("/Birth[") || path.contains("/Part["));
        return (isName && !isNote) || path.contains("/Action[") ? Severity.BLOCK : Severity.REVIEW;
    }

    private void header(Sight header, Pen pen) {
        Envelope envelope = message.envelope();
        header.take("MessageId").ifPresent(id -> pen.text("EntryReference", id));
        header.child("Sender")
                .ifPresent(sender -> pen.child("ReceivedFrom")
                        .attribute("state", sender.takeAttribute("state"))
                        .attribute("authority", sender.takeAttribute("authority")));
        header.child("Urgency").ifPresent(urgency -> priority(urgency, pen));
        Optional<String> end = header.take("ExpiresAt");
        pen.text("ValidUntil", end.orElseGet(() -> noEnd(envelope)));
        header.children("LegalBasis").forEach(basis -> basis(basis, pen));
        header.child("Handling").ifPresent(handling -> conditions(handling, "", pen));
        header.child("PointOfContact")
                .ifPresent(contact -> pen.child("OnCall")
                        .attribute("role", contact.takeAttribute("role"))
                        .attribute("phone", contact.takeAttribute("phone"))
                        .attribute("email", contact.takeAttribute("email")));
    }

    /** The rule book refuses an alert without an end; a watch without one ends at once and is held for a person. */
    private String noEnd(Envelope envelope) {
        tally.repair("/BorderWatch/ValidUntil", Severity.BLOCK);
        return envelope.validity().issuedAt().toString();
    }

    private void priority(Sight urgency, Pen pen) {
        String level = urgency.take();
        Optional<String> exact = codes.national("priority", level);
        if (exact.isEmpty()) {
            tally.lose(urgency.element(), Kind.CODE_WIDENED, Severity.INFO, Optional.of("/BorderWatch/Priority"));
        }
        exact.or(() -> codes.national("routine", level)).ifPresent(priority -> pen.text("Priority", priority));
    }

    private static void basis(Sight basis, Pen pen) {
        pen.text("Basis", basis.take("Provision").orElse(""))
                .attribute("instrument", basis.takeAttribute("instrument"))
                .attribute("purpose", basis.takeAttribute("purpose"));
    }

    /** Every mark is carried under its own name: what the service does not know, its officer can still read. */
    private static void conditions(Sight place, String path, Pen pen) {
        var attributes = place.element().getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.item(i) instanceof Attr attribute && attribute.getNamespaceURI() == null) {
                place.takeAttribute(attribute.getName())
                        .ifPresent(value ->
                                pen.text("Condition", value).attribute("mark", path + "@" + attribute.getName()));
            }
        }
        List<Sight> children = place.children();
        if (children.isEmpty() && !place.element().getTextContent().isBlank()) {
            pen.text("Condition", place.take()).attribute("mark", path);
        }
        for (Sight child : children) {
            conditions(child, path.isEmpty() ? child.name() : path + "/" + child.name(), pen);
        }
    }

    private void instruction(Sight action, Pen pen) {
        Optional<String> code = codes.national("instruction", action.attribute("code"));
        if (code.isEmpty()) {
            tally.lose(
                    action.element().getAttributeNode("code"),
                    Kind.CODE_UNMAPPED,
                    Severity.BLOCK,
                    Optional.of("/BorderWatch/Instruction"));
            return;
        }
        action.takeAttribute("code");
        pen.text("Instruction", action.take())
                .attribute("code", code)
                .attribute("about", action.takeAttribute("about"));
    }
}
