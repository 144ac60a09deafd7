package org.entente.as4.receipt;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.entente.as4.agreement.AgreedField;
import org.entente.as4.signature.XmlText;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.xml.SafeXml;
import org.entente.trust.keys.NodeKeys;

/**
 * Writes ebMS error signals: the code and its published text, never words from inside; where an agreement is not met,
 * the field that differs (ebMS 3.0 Core §6.2).
 *
 * <p>Signed as soon as the sender is known, because only then there is an agreement on how.
 */
public final class ErrorWriter {

    private final SignalWriter signals;

    public ErrorWriter(StateCode own, NodeKeys keys, SafeXml xml, Clock clock, Supplier<UUID> chance) {
        this.signals = new SignalWriter(own, keys, xml, clock, chance);
    }

    /** {@code wireId} and {@code suite} as far as they were known when it failed. */
    public byte[] write(GatewayFailure failure, Optional<String> wireId, Optional<Suite> suite) {
        EbmsError error = EbmsError.of(failure);
        String refersTo = wireId.map(id -> " refToMessageInError=\"" + XmlText.of(id) + "\"")
                .orElse("");
        String signal = "<eb:Error category=\"" + error.category() + "\" errorCode=\"" + error.code() + "\" origin=\""
                + error.origin() + "\" severity=\"failure\" shortDescription=\"" + error.description() + "\"" + refersTo
                + "><eb:ErrorDetail>" + failure.code() + ": "
                + XmlText.of(words(failure)) + "</eb:ErrorDetail></eb:Error>";
        return signals.write(wireId, signal, suite);
    }

    private static String words(GatewayFailure failure) {
        return AgreedField.of(failure)
                .map(field -> failure.code().whatHappened() + " " + field.sentence() + ".")
                .orElse(failure.code().whatHappened());
    }
}
