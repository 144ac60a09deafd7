package org.entente.core.checking;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Finding;
import org.entente.core.failure.Quarantined;
import org.entente.core.failure.Refused;
import org.entente.core.language.SharedMessage;
import org.entente.core.language.SharedXml;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Workbench;
import org.entente.core.message.Envelope;
import org.entente.core.message.Envelope.FamilyName;
import org.entente.core.message.MessageId;
import org.entente.core.translation.LossReport;
import org.entente.core.translation.Translated;
import org.entente.schemas.Families;

/** Holds a message against the schema and the rules of its family, and against the wire that brought it. */
public final class SharedCheck {

    private static final Set<FailureCode> NOT_UNDERSTOOD = EnumSet.of(
            FailureCode.NOT_WELL_FORMED,
            FailureCode.SHARED_SCHEMA,
            FailureCode.SHARED_RULE,
            FailureCode.UNKNOWN_FAMILY);

    private final SharedXml shared;
    private final LanguageCheck language;
    private final Workbench workbench;

    public SharedCheck(SharedXml shared, LanguageCheck language, Workbench workbench) {
        this.shared = shared;
        this.language = language;
        this.workbench = workbench;
    }

    /** Takes a partner's message behind a bell to work on. */
    public Arrived recall(MessageId id) {
        return Arrived.recall(workbench, id);
    }

    /**
     * Checks what this State is about to send.
     *
     * @throws Refused SHARED_SCHEMA or SHARED_RULE with the findings, or UNKNOWN_FAMILY
     */
    public Checked check(Translated translated) {
        SharedMessage message = translated.message();
        List<Finding> deviations = deviations(message);
        byte[] bytes = shared.serialise(message);
        return new Checked(translated.entry(), message, SharedBytes.of(bytes), translated.losses(), deviations);
    }

    /**
     * Checks what a partner sent: the schema, and that the envelope says what the wire header said (domain I4).
     *
     * @throws Quarantined NOT_WELL_FORMED, SHARED_SCHEMA, SHARED_RULE or UNKNOWN_FAMILY: what cannot be understood may
     *     still matter
     * @throws Refused ENVELOPE_DISAGREES, or for what no honest sender writes, such as a DOCTYPE
     */
    public Checked checkArrived(Arrived arrived) {
        Understood understood = understood(arrived);
        SharedMessage message = understood.message();
        refuseDisagreement(arrived.entry(), message.envelope());
        return new Checked(arrived.entry(), message, arrived.bytes(), LossReport.NONE, understood.deviations());
    }

    private record Understood(SharedMessage message, List<Finding> deviations) {}

    private Understood understood(Arrived arrived) {
        try {
            FamilyName family = arrived.entry().family();
            if (Families.named(family.name(), family.version()).isEmpty()) {
                throw new Refused(FailureCode.UNKNOWN_FAMILY, "This gateway does not know " + family);
            }
            SharedMessage message = shared.parse(arrived.bytes().bytes());
            return new Understood(message, deviations(message));
        } catch (Refused why) {
            throw NOT_UNDERSTOOD.contains(why.code()) ? new Quarantined(why) : why;
        }
    }

    /** Refuses what rejects; hands back what is accepted and recorded. */
    private List<Finding> deviations(SharedMessage message) {
        String family = message.envelope().family().toString();
        List<Finding> misfits = shared.validate(message);
        if (!misfits.isEmpty()) {
            throw new Refused(FailureCode.SHARED_SCHEMA, misfits.size() + " findings against " + family, misfits);
        }
        List<Finding> findings = language.findings(message);
        List<Finding> rejecting = findings.stream().filter(Finding::rejects).toList();
        if (!rejecting.isEmpty()) {
            throw new Refused(
                    FailureCode.SHARED_RULE, rejecting.size() + " rules of " + family + " are broken", rejecting);
        }
        return findings;
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
