package org.entente.as4.receipt;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.entente.as4.agreement.Namespaces;
import org.entente.as4.signature.Canonical;
import org.entente.as4.signature.SignatureWriter;
import org.entente.as4.signature.SignedReference;
import org.entente.as4.signature.XmlText;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.xml.SafeXml;
import org.entente.trust.keys.NodeKeys;

/** Writes signed receipts with non-repudiation information (AS4 1.0 §5.1.8). */
public final class ReceiptWriter {

    private final StateCode own;
    private final SafeXml xml;
    private final Clock clock;
    private final Supplier<UUID> chance;
    private final SignatureWriter signatures;

    public ReceiptWriter(StateCode own, NodeKeys keys, SafeXml xml, Clock clock, Supplier<UUID> chance) {
        this.own = own;
        this.xml = xml;
        this.clock = clock;
        this.chance = chance;
        this.signatures = new SignatureWriter(keys);
    }

    /** What a receipt is about: the message, and everything that its signature covered. */
    public record ReceiptMatter(Suite suite, String wireId, List<SignedReference> references) {
        public ReceiptMatter {
            references = List.copyOf(references);
        }
    }

    public byte[] write(ReceiptMatter matter) {
        String messaging = Canonical.text(xml, messaging(matter));
        String body = Canonical.text(
                xml,
                "<S12:Body xmlns:S12=\"" + Namespaces.SOAP + "\" xmlns:wsu=\"" + Namespaces.WSU
                        + "\" wsu:Id=\"body\"/>");
        List<SignedReference> signed = List.of(
                SignedReference.ofElement("messaging", messaging.getBytes(StandardCharsets.UTF_8)),
                SignedReference.ofElement("body", body.getBytes(StandardCharsets.UTF_8)));
        String envelope = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<S12:Envelope xmlns:S12=\"" + Namespaces.SOAP
                + "\"><S12:Header>" + messaging + signatures.security(matter.suite(), signed, "") + "</S12:Header>"
                + body + "</S12:Envelope>";
        return envelope.getBytes(StandardCharsets.UTF_8);
    }

    private String messaging(ReceiptMatter matter) {
        var text = new StringBuilder("<eb:Messaging xmlns:eb=\"" + Namespaces.EBMS + "\" xmlns:S12=\""
                + Namespaces.SOAP + "\" xmlns:wsu=\"" + Namespaces.WSU
                + "\" S12:mustUnderstand=\"true\" wsu:Id=\"messaging\"><eb:SignalMessage><eb:MessageInfo><eb:Timestamp>"
                + clock.instant().truncatedTo(ChronoUnit.MILLIS) + "</eb:Timestamp><eb:MessageId>" + chance.get() + "@"
                + own.label() + ".entente</eb:MessageId><eb:RefToMessageId>" + XmlText.of(matter.wireId())
                + "</eb:RefToMessageId></eb:MessageInfo><eb:Receipt><ebbp:NonRepudiationInformation xmlns:ebbp=\""
                + Namespaces.SIGNALS + "\" xmlns:ds=\"" + Namespaces.DSIG + "\">");
        matter.references()
                .forEach(reference -> text.append("<ebbp:MessagePartNRInformation>")
                        .append(reference.xml())
                        .append("</ebbp:MessagePartNRInformation>"));
        return text.append("</ebbp:NonRepudiationInformation></eb:Receipt></eb:SignalMessage></eb:Messaging>")
                .toString();
    }
}
