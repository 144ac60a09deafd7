package org.entente.core.language;

import java.util.List;
import java.util.Optional;
import org.entente.core.message.CaseId;
import org.entente.core.message.Envelope;
import org.entente.core.message.LegalBasis;
import org.w3c.dom.Element;

/** Reads the header of a shared message into its typed view. */
final class EnvelopeReader {

    private EnvelopeReader() {}

    static Envelope read(Element header) {
        return new Envelope(
                Readings.messageId(Elements.mandatory(header, "MessageId")),
                thread(header),
                Readings.family(Elements.mandatory(header, "Family")),
                parties(header),
                contact(Elements.mandatory(header, "PointOfContact")),
                validity(header),
                urgency(Elements.mandatory(header, "Urgency")),
                Elements.child(header, "Deadline").map(EnvelopeReader::deadline),
                Elements.children(header, "LegalBasis").stream()
                        .map(EnvelopeReader::legalBasis)
                        .toList(),
                HandlingReader.read(Elements.mandatory(header, "Handling")),
                safeguards(Elements.child(header, "Safeguards")),
                Elements.children(header, "Attachment").stream()
                        .map(EnvelopeReader::attachment)
                        .toList(),
                Elements.child(header, "Translation").map(EnvelopeReader::origin));
    }

    private static Envelope.CaseLinks thread(Element header) {
        Element conversation = Elements.mandatory(header, "ConversationId");
        return new Envelope.CaseLinks(
                new CaseId(Readings.messageId(conversation).value()),
                Elements.child(header, "InReplyTo").map(Readings::messageId),
                Elements.child(header, "Supersedes").map(Readings::messageId));
    }

    private static Envelope.Parties parties(Element header) {
        return new Envelope.Parties(
                Readings.desk(Elements.mandatory(header, "Sender")),
                Readings.desk(Elements.mandatory(header, "Receiver")),
                Readings.desk(Elements.mandatory(header, "Originator")),
                Elements.child(header, "OriginatorConsent").map(EnvelopeReader::consent));
    }

    private static Envelope.Consent consent(Element element) {
        return new Envelope.Consent(
                Elements.mandatoryAttribute(element, "reference"),
                Readings.instant(element, Elements.mandatoryAttribute(element, "grantedAt")));
    }

    private static Envelope.PointOfContact contact(Element element) {
        return new Envelope.PointOfContact(
                Elements.mandatoryAttribute(element, "role"),
                Elements.attribute(element, "phone"),
                Elements.attribute(element, "email"),
                Elements.attribute(element, "languages")
                        .map(codes -> List.of(codes.split(" ")))
                        .orElse(List.of()),
                Elements.attribute(element, "is24x7").map("true"::equals).orElse(false));
    }

    private static Envelope.Validity validity(Element header) {
        Element issued = Elements.mandatory(header, "IssuedAt");
        return new Envelope.Validity(
                Readings.instant(issued, Elements.text(issued)),
                Readings.childInstant(header, "ValidFrom"),
                Readings.childInstant(header, "ExpiresAt"));
    }

    private static Envelope.UrgencyMark urgency(Element element) {
        return new Envelope.UrgencyMark(Readings.urgency(element), Elements.attribute(element, "reason"));
    }

    private static Envelope.Deadline deadline(Element element) {
        return new Envelope.Deadline(
                Readings.instant(element, Elements.mandatoryAttribute(element, "dueAt")),
                Elements.attribute(element, "days").filter("WORKING"::equals).isPresent(),
                Elements.attribute(element, "source"));
    }

    private static LegalBasis legalBasis(Element element) {
        return new LegalBasis(
                Elements.mandatoryAttribute(element, "instrument"),
                Elements.mandatoryAttribute(element, "purpose"),
                Elements.childText(element, "Provision"),
                Elements.childText(element, "NationalLaw"),
                Elements.attribute(element, "maxPenaltyMonths").map(months -> number(element, months)),
                Elements.attribute(element, "dualCriminality"),
                Elements.children(element, "Offence").stream()
                        .map(offence ->
                                new LegalBasis.Offence(Elements.text(offence), Elements.attribute(offence, "category")))
                        .toList());
    }

    private static Envelope.Safeguards safeguards(Optional<Element> element) {
        return new Envelope.Safeguards(
                element.flatMap(given -> Elements.childText(given, "Necessity")),
                element.map(given -> Elements.children(given, "Flag").stream()
                                .map(Elements::text)
                                .toList())
                        .orElse(List.of()));
    }

    private static Envelope.Attachment attachment(Element element) {
        return new Envelope.Attachment(
                Elements.mandatoryAttribute(element, "id"),
                Elements.mandatoryAttribute(element, "name"),
                Elements.mandatoryAttribute(element, "mediaType"),
                size(element),
                Elements.mandatoryAttribute(element, "sha256"),
                Elements.mandatoryAttribute(element, "role"),
                Elements.child(element, "Handling").map(HandlingReader::read));
    }

    private static int number(Element at, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException misshapen) {
            throw Elements.misfit(at, "The value is not a number");
        }
    }

    private static long size(Element element) {
        try {
            return Long.parseLong(Elements.mandatoryAttribute(element, "size"));
        } catch (NumberFormatException misshapen) {
            throw Elements.misfit(element, "The size is not a number of bytes");
        }
    }

    private static Envelope.Origin origin(Element element) {
        return new Envelope.Origin(
                Elements.mandatoryAttribute(element, "sourceFormat"),
                Elements.mandatoryAttribute(element, "sourceSha256"),
                Elements.mandatoryAttribute(element, "mapper"),
                Elements.mandatoryAttribute(element, "mapperVersion"));
    }
}
