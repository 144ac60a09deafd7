package org.entente.as4.message;

import org.entente.as4.agreement.Namespaces;
import org.entente.as4.signature.XmlText;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Terms;
import org.entente.core.sealing.Outgoing;
import org.entente.core.sealing.Payload;

/** Writes eb:Messaging for one outgoing message, the same bytes on every try (ebMS 3.0 Core §5.2). */
final class UserMessageWriter {

    static final String PARTY_TYPE = "urn:oasis:names:tc:ebcore:partyid-type:iso3166-1";
    static final String SERVICE = "urn:entente:family";
    static final String ROLES = "http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/";
    static final String INITIATOR = ROLES + "initiator";
    static final String RESPONDER = ROLES + "responder";
    static final String ID = "messaging";

    private final StateCode own;

    UserMessageWriter(StateCode own) {
        this.own = own;
    }

    /** A fragment that declares its own namespaces. */
    String write(Outgoing outgoing, Collaboration collaboration) {
        return "<eb:Messaging xmlns:eb=\"" + Namespaces.EBMS + "\" xmlns:S12=\"" + Namespaces.SOAP + "\" xmlns:wsu=\""
                + Namespaces.WSU + "\" S12:mustUnderstand=\"true\" wsu:Id=\"" + ID + "\"><eb:UserMessage"
                + partition(outgoing) + ">"
                + info(outgoing) + parties(outgoing) + collaboration(outgoing, collaboration) + properties(outgoing)
                + payloads(outgoing) + "</eb:UserMessage></eb:Messaging>";
    }

    String wireId(Outgoing outgoing) {
        return MessageIdOnWire.of(outgoing.message(), own);
    }

    String contentId(Outgoing outgoing, Payload payload) {
        return payload.id() + "." + wireId(outgoing);
    }

    /** Said only where a partition was agreed: the default one is meant when there is no word of it. */
    private static String partition(Outgoing outgoing) {
        String mpc = outgoing.partner().terms().in(outgoing.urgency().lane()).mpc();
        return mpc.equals(Terms.DEFAULT_MPC) ? "" : " mpc=\"" + XmlText.of(mpc) + "\"";
    }

    private String info(Outgoing outgoing) {
        return "<eb:MessageInfo><eb:Timestamp>" + outgoing.clearedAt() + "</eb:Timestamp><eb:MessageId>"
                + wireId(outgoing) + "</eb:MessageId>"
                + outgoing.refTo()
                        .map(name -> "<eb:RefToMessageId>" + XmlText.of(name) + "</eb:RefToMessageId>")
                        .orElse("")
                + "</eb:MessageInfo>";
    }

    private String parties(Outgoing outgoing) {
        return "<eb:PartyInfo>" + party("From", own, INITIATOR)
                + party("To", outgoing.partner().state(), RESPONDER) + "</eb:PartyInfo>";
    }

    private static String party(String side, StateCode state, String role) {
        return "<eb:" + side + "><eb:PartyId type=\"" + PARTY_TYPE + "\">" + state + "</eb:PartyId><eb:Role>" + role
                + "</eb:Role></eb:" + side + ">";
    }

    private static String collaboration(Outgoing outgoing, Collaboration is) {
        return "<eb:CollaborationInfo><eb:AgreementRef>"
                + XmlText.of(outgoing.partner().agreement())
                + "</eb:AgreementRef><eb:Service>" + XmlText.of(is.service()) + "</eb:Service><eb:Action>"
                + XmlText.of(is.action()) + "</eb:Action><eb:ConversationId>" + outgoing.conversation()
                + "</eb:ConversationId></eb:CollaborationInfo>";
    }

    private static String properties(Outgoing outgoing) {
        return "<eb:MessageProperties>"
                + property("originalSender", outgoing.sender().toString())
                + property("finalRecipient", outgoing.receiver().toString())
                + property("trackingIdentifier", outgoing.message().toString())
                + property("urgency", outgoing.urgency().name()) + "</eb:MessageProperties>";
    }

    private String payloads(Outgoing outgoing) {
        var text = new StringBuilder("<eb:PayloadInfo>");
        for (Payload payload : outgoing.payloads()) {
            text.append("<eb:PartInfo href=\"cid:")
                    .append(XmlText.of(contentId(outgoing, payload)))
                    .append("\"><eb:PartProperties>")
                    .append(property("MimeType", payload.mediaType()))
                    .append(property("CompressionType", "application/gzip"))
                    .append(CharacterSet.of(payload)
                            .map(name -> property("CharacterSet", name))
                            .orElse(""))
                    .append(property("Name", payload.name()))
                    .append("</eb:PartProperties></eb:PartInfo>");
        }
        return text.append("</eb:PayloadInfo>").toString();
    }

    private static String property(String name, String value) {
        return "<eb:Property name=\"" + name + "\">" + XmlText.of(value) + "</eb:Property>";
    }
}
