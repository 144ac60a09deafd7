package org.entente.as4.receipt;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.entente.as4.agreement.AgreedField;
import org.entente.as4.agreement.Namespaces;
import org.entente.as4.signature.XmlText;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.message.StateCode;

/** Writes ebMS error signals: the code and its published text, never words from inside; where an agreement is not met,
 * the field that differs. Not signed. */
public final class ErrorWriter {

    private final StateCode own;
    private final Clock clock;
    private final Supplier<UUID> chance;

    public ErrorWriter(StateCode own, Clock clock, Supplier<UUID> chance) {
        this.own = own;
        this.clock = clock;
        this.chance = chance;
    }

    public byte[] write(GatewayFailure failure, Optional<String> wireId) {
        EbmsError error = EbmsError.of(failure);
        String about = wireId.map(XmlText::of).orElse("");
        String inReply = about.isEmpty() ? "" : "<eb:RefToMessageId>" + about + "</eb:RefToMessageId>";
        String refersTo = about.isEmpty() ? "" : " refToMessageInError=\"" + about + "\"";
        String envelope = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<S12:Envelope xmlns:S12=\"" + Namespaces.SOAP
                + "\"><S12:Header><eb:Messaging xmlns:eb=\"" + Namespaces.EBMS
                + "\" S12:mustUnderstand=\"true\"><eb:SignalMessage><eb:MessageInfo><eb:Timestamp>"
                + clock.instant().truncatedTo(ChronoUnit.MILLIS) + "</eb:Timestamp><eb:MessageId>" + chance.get() + "@"
                + own.label() + ".entente</eb:MessageId>" + inReply + "</eb:MessageInfo><eb:Error category=\"Content\" "
                + "errorCode=\"" + error.code() + "\" origin=\"ebMS\" severity=\"failure\" shortDescription=\""
                + error.description() + "\"" + refersTo + "><eb:ErrorDetail>" + failure.code() + ": "
                + XmlText.of(words(failure))
                + "</eb:ErrorDetail></eb:Error></eb:SignalMessage></eb:Messaging></S12:Header><S12:Body/>"
                + "</S12:Envelope>";
        return envelope.getBytes(StandardCharsets.UTF_8);
    }

    private static String words(GatewayFailure failure) {
        return AgreedField.of(failure)
                .map(field -> failure.code().whatHappened() + " " + field.sentence() + ".")
                .orElse(failure.code().whatHappened());
    }
}
