package org.entente.as4.receipt;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
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

/** Writes eb:SignalMessage envelopes (ebMS 3.0 Core §5.2.3), signed wherever it is known with which algorithms. */
final class SignalWriter {

    private static final String BODY =
            "<S12:Body xmlns:S12=\"" + Namespaces.SOAP + "\" xmlns:wsu=\"" + Namespaces.WSU + "\" wsu:Id=\"body\"/>";

    private final StateCode own;
    private final SafeXml xml;
    private final String body;
    private final Clock clock;
    private final Supplier<UUID> chance;
    private final SignatureWriter signatures;

    SignalWriter(StateCode own, NodeKeys keys, SafeXml xml, Clock clock, Supplier<UUID> chance) {
        this.own = own;
        this.xml = xml;
        this.body = Canonical.text(xml, BODY);
        this.clock = clock;
        this.chance = chance;
        this.signatures = new SignatureWriter(keys);
    }

    /** {@code signal} is what follows eb:MessageInfo; it may use the prefix {@code eb}. */
    byte[] write(Optional<String> inReplyTo, String signal, Optional<Suite> suite) {
        String messaging = Canonical.text(xml, messaging(inReplyTo, signal));
        String envelope = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<S12:Envelope xmlns:S12=\"" + Namespaces.SOAP
                + "\"><S12:Header>" + messaging
                + suite.map(agreed -> security(agreed, messaging)).orElse("") + "</S12:Header>" + body
                + "</S12:Envelope>";
        return envelope.getBytes(StandardCharsets.UTF_8);
    }

    private String security(Suite suite, String messaging) {
        List<SignedReference> signed = List.of(
                SignedReference.ofElement("messaging", messaging.getBytes(StandardCharsets.UTF_8)),
                SignedReference.ofElement("body", body.getBytes(StandardCharsets.UTF_8)));
        return signatures.security(suite, signed, "");
    }

    private String messaging(Optional<String> inReplyTo, String signal) {
        return "<eb:Messaging xmlns:eb=\"" + Namespaces.EBMS + "\" xmlns:S12=\"" + Namespaces.SOAP + "\" xmlns:wsu=\""
                + Namespaces.WSU
                + "\" S12:mustUnderstand=\"true\" wsu:Id=\"messaging\"><eb:SignalMessage><eb:MessageInfo><eb:Timestamp>"
                + clock.instant().truncatedTo(ChronoUnit.MILLIS) + "</eb:Timestamp><eb:MessageId>" + chance.get() + "@"
                + own.label() + ".entente</eb:MessageId>"
                + inReplyTo
                        .map(id -> "<eb:RefToMessageId>" + XmlText.of(id) + "</eb:RefToMessageId>")
                        .orElse("")
                + "</eb:MessageInfo>" + signal + "</eb:SignalMessage></eb:Messaging>";
    }
}
