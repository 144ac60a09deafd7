package org.entente.as4.message;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.CaseId;
import org.entente.core.message.Desk;
import org.entente.core.message.Envelope.FamilyName;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.message.Urgency;
import org.w3c.dom.Element;

/** The ebMS header of one message: between which States, from which desk to which, under which agreement. */
public record UserMessage(
        MessageId message,
        Instant timestamp,
        StateCode from,
        StateCode to,
        String agreement,
        FamilyName family,
        CaseId conversation,
        Desk originalSender,
        Desk finalRecipient,
        Urgency urgency,
        List<PartInfo> parts) {

    private static final String PARTY_TYPE = "urn:oasis:names:tc:ebcore:partyid-type:iso3166-1";
    private static final String INITIATOR = "http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/initiator";
    private static final String RESPONDER = "http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/responder";
    private static final String SERVICE = "urn:entente:family";

    public UserMessage {
        parts = List.copyOf(parts);
    }

    /** One payload: its content id, what it is before compression, and its file name. */
    public record PartInfo(String contentId, String mediaType, String fileName) {}

    /** The ebMS message id, an RFC 2822 msg-id without brackets. */
    public static String wireId(MessageId message, StateCode from) {
        return message + "@" + from.label() + ".entente";
    }

    public String xml() {
        return "<eb:Messaging xmlns:eb=\"" + Ns.EB + "\" xmlns:S12=\"" + Ns.SOAP + "\" xmlns:wsu=\"" + Ns.WSU
                + "\" S12:mustUnderstand=\"true\" wsu:Id=\"messaging\"><eb:UserMessage><eb:MessageInfo><eb:Timestamp>"
                + timestamp.truncatedTo(ChronoUnit.MILLIS) + "</eb:Timestamp><eb:MessageId>" + wireId(message, from)
                + "</eb:MessageId></eb:MessageInfo><eb:PartyInfo>" + party("From", from, INITIATOR)
                + party("To", to, RESPONDER) + "</eb:PartyInfo><eb:CollaborationInfo><eb:AgreementRef>"
                + Xml.escape(agreement) + "</eb:AgreementRef><eb:Service>" + SERVICE + "</eb:Service><eb:Action>"
                + Xml.escape(family.toString()) + "</eb:Action><eb:ConversationId>" + conversation
                + "</eb:ConversationId></eb:CollaborationInfo><eb:MessageProperties>"
                + property("originalSender", originalSender.toString())
                + property("finalRecipient", finalRecipient.toString()) + property("urgency", urgency.name())
                + "</eb:MessageProperties><eb:PayloadInfo>"
                + parts.stream().map(UserMessage::part).collect(Collectors.joining())
                + "</eb:PayloadInfo></eb:UserMessage></eb:Messaging>";
    }

    private static String party(String side, StateCode state, String role) {
        return "<eb:" + side + "><eb:PartyId type=\"" + PARTY_TYPE + "\">" + state + "</eb:PartyId><eb:Role>" + role
                + "</eb:Role></eb:" + side + ">";
    }

    private static String property(String name, String value) {
        return "<eb:Property name=\"" + name + "\">" + Xml.escape(value) + "</eb:Property>";
    }

    private static String part(PartInfo part) {
        return "<eb:PartInfo href=\"cid:" + Xml.escape(part.contentId()) + "\"><eb:PartProperties>"
                + property("MimeType", part.mediaType()) + property("CompressionType", "application/gzip")
                + property("Name", part.fileName()) + "</eb:PartProperties></eb:PartInfo>";
    }

    /** Reads the one UserMessage of a Messaging header. */
    public static UserMessage read(Element messaging) {
        Element user = Xml.only(messaging, Ns.EB, "UserMessage");
        Xml.require(Xml.children(messaging).size() == 1, "Messaging holds more than one message");
        Element info = Xml.only(user, Ns.EB, "MessageInfo");
        Element parties = Xml.only(user, Ns.EB, "PartyInfo");
        Element collaboration = Xml.only(user, Ns.EB, "CollaborationInfo");
        Map<String, String> properties = properties(Xml.only(user, Ns.EB, "MessageProperties"));
        return new UserMessage(
                messageId(text(info, "MessageId")),
                instant(text(info, "Timestamp")),
                party(parties, "From"),
                party(parties, "To"),
                text(collaboration, "AgreementRef"),
                family(text(collaboration, "Action")),
                new CaseId(uuid(text(collaboration, "ConversationId"))),
                desk(properties, "originalSender"),
                desk(properties, "finalRecipient"),
                Urgency.named(properties.getOrDefault("urgency", ""))
                        .orElseThrow(() -> Xml.bad("The property urgency is missing or unknown")),
                parts(Xml.only(user, Ns.EB, "PayloadInfo")));
    }

    private static String text(Element parent, String name) {
        return Xml.text(Xml.only(parent, Ns.EB, name));
    }

    private static MessageId messageId(String wireId) {
        int at = wireId.indexOf('@');
        return Optional.of(wireId)
                .filter(id -> at > 0)
                .flatMap(id -> MessageId.parse(id.substring(0, at)))
                .orElseThrow(() -> Xml.bad("The MessageId is not <uuid>@<state>.entente"));
    }

    private static UUID uuid(String text) {
        return MessageId.parse(text)
                .orElseThrow(() -> Xml.bad("The ConversationId is no UUID"))
                .value();
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (java.time.DateTimeException misshapen) {
            throw Xml.bad("The Timestamp is not UTC");
        }
    }

    private static StateCode party(Element parties, String side) {
        return state(text(Xml.only(parties, Ns.EB, side), "PartyId"));
    }

    private static StateCode state(String code) {
        Xml.require(code.matches("[A-Z]{2}"), "A PartyId is no State code");
        return new StateCode(code);
    }

    private static FamilyName family(String action) {
        String[] halves = action.split("/", -1);
        Xml.require(halves.length == 2, "The Action is not <family>/<version>");
        return new FamilyName(halves[0], halves[1]);
    }

    private static Desk desk(Map<String, String> properties, String name) {
        String[] halves = properties.getOrDefault(name, "").split("/", -1);
        Xml.require(halves.length == 2, "The property " + name + " is not <State>/<authority>");
        AuthorityKind kind = AuthorityKind.named(halves[1].toUpperCase(Locale.ROOT))
                .orElseThrow(() -> Xml.bad("The property " + name + " names an unknown authority"));
        return new Desk(state(halves[0]), kind);
    }

    private static Map<String, String> properties(Element holder) {
        return Xml.children(holder, Ns.EB, "Property").stream()
                .collect(Collectors.toMap(property -> property.getAttribute("name"), Xml::text, (first, last) -> {
                    throw Xml.bad("A property stands twice");
                }));
    }

    private static List<PartInfo> parts(Element payloadInfo) {
        var parts = new ArrayList<PartInfo>();
        for (Element part : Xml.children(payloadInfo, Ns.EB, "PartInfo")) {
            String href = part.getAttribute("href");
            Xml.require(href.startsWith("cid:"), "A payload is not an attachment");
            Map<String, String> properties = properties(Xml.only(part, Ns.EB, "PartProperties"));
            Xml.require("application/gzip".equals(properties.get("CompressionType")), "A payload is not compressed");
            parts.add(new PartInfo(
                    href.substring(4),
                    properties.getOrDefault("MimeType", "application/octet-stream"),
                    properties.getOrDefault("Name", "attachment")));
        }
        return parts;
    }
}
