package org.entente.core.checking;

import java.util.List;
import java.util.Optional;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Finding;
import org.entente.core.failure.Refused;
import org.entente.core.language.SharedMessage;
import org.entente.core.language.SharedXml;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Workbench;
import org.entente.core.message.Envelope;
import org.entente.core.message.MessageId;
import org.entente.core.translation.LossReport;
import org.entente.core.translation.Translated;

/** Holds a message against the shared schema of its family, and against the wire that brought it. */
public final class SharedCheck {

    private final SharedXml shared;
    private final Workbench workbench;

    public SharedCheck(SharedXml shared, Workbench workbench) {
        this.shared = shared;
        this.workbench = workbench;
    }

    /** Takes a partner's message behind a bell to work on. */
    public Arrived recall(MessageId id) {
        return Arrived.recall(workbench, id);
    }

    /**
     * Checks what this State is about to send.
     *
     * @throws Refused SHARED_SCHEMA with the findings, or UNKNOWN_FAMILY
     */
    public Checked check(Translated translated) {
        SharedMessage message = translated.message();
        refuseFindings(message);
        byte[] bytes = shared.serialise(message);
        return new Checked(translated.entry(), message, SharedBytes.of(bytes), translated.losses());
    }

    /**
     * Checks what a partner sent: the schema, and that the envelope says what the wire header said (domain I4).
     *
     * @throws Refused NOT_WELL_FORMED, SHARED_SCHEMA, UNKNOWN_FAMILY or ENVELOPE_DISAGREES
     */
    public Checked checkArrived(Arrived arrived) {
        SharedMessage message = shared.parse(arrived.bytes().bytes());
        refuseFindings(message);
        refuseDisagreement(arrived.entry(), message.envelope());
        return new Checked(arrived.entry(), message, arrived.bytes(), LossReport.NONE);
    }

    private void refuseFindings(SharedMessage message) {
        List<Finding> findings = shared.validate(message);
        if (!findings.isEmpty()) {
            String family = message.envelope().family().toString();
            throw new Refused(FailureCode.SHARED_SCHEMA, findings.size() + " findings against " + family, findings);
        }
    }

    private static void refuseDisagreement(LedgerEntry wire, Envelope envelope) {
        differing(wire, envelope).ifPresent(field -> {
            throw new Refused(FailureCode.ENVELOPE_DISAGREES, "They differ in: " + field);
        });
    }

    private static Optional<String> differing(LedgerEntry wire, Envelope inside) {
        if (!wire.id().equals(inside.messageId())) {
            return Optional.of("MessageId");
        }
        if (!wire.sender().equals(inside.parties().sender())) {
            return Optional.of("Sender");
        }
        if (!wire.receiver().equals(inside.parties().receiver())) {
            return Optional.of("Receiver");
        }
        if (!wire.family().equals(inside.family())) {
            return Optional.of("Family");
        }
        if (wire.links().inReplyTo().isPresent()
                && !wire.links().inReplyTo().equals(inside.links().inReplyTo())) {
            return Optional.of("InReplyTo");
        }
        return wire.urgency() == inside.urgency().level() ? Optional.empty() : Optional.of("Urgency");
    }
}
