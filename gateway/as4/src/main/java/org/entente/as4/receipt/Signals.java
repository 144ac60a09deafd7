package org.entente.as4.receipt;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.entente.as4.message.Ns;
import org.entente.as4.message.Reference;
import org.entente.as4.message.Xml;

/** Signal messages: the receipt that repeats every signed digest, and the error that says why there is none. */
public final class Signals {

    private Signals() {}

    /** AS4 1.0 section 5.1.8: NonRepudiationInformation with the references of the message's own signature. */
    public static String receipt(String signalId, String refTo, Instant now, List<Reference> references) {
        String digests = references.stream()
                .map(reference ->
                        "<ebbp:MessagePartNRInformation>" + reference.xml() + "</ebbp:MessagePartNRInformation>")
                .collect(Collectors.joining());
        return signal(
                signalId,
                refTo,
                now,
                "<eb:Receipt><ebbp:NonRepudiationInformation xmlns:ebbp=\"" + Ns.EBBP + "\">" + digests
                        + "</ebbp:NonRepudiationInformation></eb:Receipt>");
    }

    public static String error(String signalId, String refTo, Instant now, EbmsError error, String detail) {
        return signal(
                signalId,
                refTo,
                now,
                "<eb:Error category=\"" + error.category() + "\" errorCode=\"" + error.code() + "\" origin=\"ebMS\""
                        + " severity=\"failure\" shortDescription=\"" + error.shortDescription()
                        + "\"><eb:ErrorDetail>" + Xml.escape(detail) + "</eb:ErrorDetail></eb:Error>");
    }

    private static String signal(String signalId, String refTo, Instant now, String content) {
        String ref = refTo.isEmpty() ? "" : "<eb:RefToMessageId>" + Xml.escape(refTo) + "</eb:RefToMessageId>";
        return "<eb:Messaging xmlns:eb=\"" + Ns.EB + "\" xmlns:S12=\"" + Ns.SOAP + "\" xmlns:wsu=\"" + Ns.WSU
                + "\" S12:mustUnderstand=\"true\" wsu:Id=\"messaging\"><eb:SignalMessage><eb:MessageInfo><eb:Timestamp>"
                + now.truncatedTo(ChronoUnit.MILLIS) + "</eb:Timestamp><eb:MessageId>" + signalId + "</eb:MessageId>"
                + ref + "</eb:MessageInfo>" + content + "</eb:SignalMessage></eb:Messaging>";
    }
}
