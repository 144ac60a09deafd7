package org.entente.core.language;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.entente.core.message.Dissemination;
import org.entente.core.message.Dissemination.Audience;
import org.entente.core.message.Dissemination.Recipient;
import org.entente.core.message.Handling;
import org.entente.core.message.Handling.Assessment;
import org.entente.core.message.Handling.Confidentiality;
import org.entente.core.message.Handling.Purposes;
import org.entente.core.message.Handling.UseLimit;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes a handling block in the order of the envelope's schema; what is read back from it is equal. */
final class HandlingWriter {

    private final Document document;

    HandlingWriter(Document document) {
        this.document = document;
    }

    Element write(Handling handling) {
        Element block = element("Handling");
        Element classification = child(block, "Classification");
        classification.setAttribute("level", handling.classification().level().name());
        classification.setAttribute("label", handling.classification().label());
        handling.tlp().ifPresent(colour -> text(block, "Tlp", colour.wire()));
        handling.interpol().ifPresent(level -> text(block, "InterpolLevel", level.name()));
        handling.europolCodes().stream()
                .sorted(Comparator.comparing(
                        code -> code.code().name() + code.text().orElse("")))
                .forEach(code -> {
                    Element line = text(block, "EuropolCode", code.code().name());
                    code.text().ifPresent(words -> line.setAttribute("text", words));
                });
        useLimit(child(block, "UseLimit"), handling.useLimit());
        dissemination(child(block, "Dissemination"), handling.dissemination());
        child(block, "Onward").setAttribute("originatorControlled", Boolean.toString(handling.originatorControlled()));
        confidentiality(block, handling.confidentiality());
        mark(block, "SourceEvaluation", handling.assessment().source());
        mark(block, "InformationEvaluation", handling.assessment().information());
        handling.retention().until().ifPresent(day -> text(block, "RetentionUntil", day.toString()));
        handling.retention().reviewBy().ifPresent(day -> text(block, "ReviewBy", day.toString()));
        handling.retention().afterUse().ifPresent(what -> text(block, "AfterUse", what.name()));
        handling.iep().ifPresent(policy -> {
            Element line = child(block, "Iep");
            line.setAttribute("permittedActions", policy.permittedActions().name());
            line.setAttribute("affectedParties", policy.affectedParties().name());
        });
        return block;
    }

    private void useLimit(Element line, UseLimit limit) {
        line.setAttribute("level", limit.level().name());
        switch (limit.purposes()) {
            case Purposes.Any any -> {}
            case Purposes.Only(var codes) when codes.isEmpty() -> text(line, "Purpose", HandlingReader.NO_PURPOSE);
            case Purposes.Only(var codes) -> codes.stream().sorted().forEach(code -> text(line, "Purpose", code));
        }
    }

    private void dissemination(Element line, Dissemination dissemination) {
        line.setAttribute("consent", dissemination.consent().name());
        switch (dissemination.permitted()) {
            case Audience.Everybody everybody -> {}
            case Audience.Only(var recipients) -> recipients(line, "Permitted", recipients);
        }
        recipients(line, "Excluded", dissemination.excluded());
    }

    private void recipients(Element parent, String name, Set<Recipient> recipients) {
        recipients.stream().sorted(Comparator.comparing(Recipient::toString)).forEach(recipient -> {
            Element line = child(parent, name);
            recipient.state().ifPresent(state -> line.setAttribute("state", state.value()));
            recipient.authority().ifPresent(kind -> line.setAttribute("authority", kind.name()));
        });
    }

    private void confidentiality(Element block, Confidentiality confidentiality) {
        switch (confidentiality) {
            case Confidentiality.NotAsked notAsked -> {}
            case Confidentiality.Always always -> child(block, "ConfidentialRequest");
            case Confidentiality.Until(var end) ->
                child(block, "ConfidentialRequest").setAttribute("until", end.toString());
        }
    }

    private void mark(Element block, String name, Optional<Assessment.Mark> mark) {
        mark.ifPresent(given -> {
            Element line = child(block, name);
            line.setAttribute("scheme", given.scheme().name());
            line.setAttribute("value", given.value());
        });
    }

    private Element text(Element parent, String name, String value) {
        Element child = child(parent, name);
        child.setTextContent(value);
        return child;
    }

    private Element child(Element parent, String name) {
        Element child = element(name);
        parent.appendChild(child);
        return child;
    }

    private Element element(String name) {
        return document.createElementNS(Elements.ENVELOPE, name);
    }
}
