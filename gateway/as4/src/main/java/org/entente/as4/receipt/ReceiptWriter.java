package org.entente.as4.receipt;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.entente.as4.agreement.Namespaces;
import org.entente.as4.signature.SignedReference;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.xml.SafeXml;
import org.entente.trust.keys.NodeKeys;

/** Writes signed receipts with non-repudiation information (AS4 1.0 §5.1.8). */
public final class ReceiptWriter {

    private final SignalWriter signals;

    public ReceiptWriter(StateCode own, NodeKeys keys, SafeXml xml, Clock clock, Supplier<UUID> chance) {
        this.signals = new SignalWriter(own, keys, xml, clock, chance);
    }

    /** What a receipt is about: the message, and everything that its signature covered. */
    public record ReceiptMatter(Suite suite, String wireId, List<SignedReference> references) {
        public ReceiptMatter {
            references = List.copyOf(references);
        }
    }

    public byte[] write(ReceiptMatter matter) {
        var text = new StringBuilder("<eb:Receipt><ebbp:NonRepudiationInformation xmlns:ebbp=\"" + Namespaces.SIGNALS
                + "\" xmlns:ds=\"" + Namespaces.DSIG + "\">");
        matter.references()
                .forEach(reference -> text.append("<ebbp:MessagePartNRInformation>")
                        .append(reference.xml())
                        .append("</ebbp:MessagePartNRInformation>"));
        text.append("</ebbp:NonRepudiationInformation></eb:Receipt>");
        return signals.write(Optional.of(matter.wireId()), text.toString(), Optional.of(matter.suite()));
    }
}
