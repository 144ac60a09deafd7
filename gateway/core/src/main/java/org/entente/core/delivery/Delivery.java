package org.entente.core.delivery;

import java.util.Set;
import org.entente.core.agency.Agency;
import org.entente.core.delivery.AgencyInbox.Handover;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.KillPoint;
import org.entente.core.failure.Refused;
import org.entente.core.failure.StaleBell;
import org.entente.core.ledger.Ledger;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Way;
import org.entente.core.ledger.Workbench;
import org.entente.core.message.MessageId;

/** The last room: hands a message to its agency, or takes the agency's word that it has it. */
public final class Delivery {

    private final Workbench workbench;

    public Delivery(Workbench workbench) {
        this.workbench = workbench;
    }

    /** Takes the message behind a bell to hand it over. */
    public Admitted recall(MessageId id) {
        return new Admitted(workbench.claim(Way.INBOUND, id, Set.of(Stage.ADMITTED, Stage.WAITING)));
    }

    /** Hands it over on the way its desk is configured for. */
    public HandedOver deliver(Admitted admitted, AgencyInbox inbox) {
        KillPoint.K9.passed();
        Handover handover = inbox.deliver(admitted.entry());
        KillPoint.K11.passed();
        return new HandedOver(admitted.entry(), handover);
    }

    /**
     * An agency says that it has fetched a message.
     *
     * @throws Refused NOT_FOUND when no such message lies in this agency's inbox
     * @throws StaleBell when it was confirmed before
     */
    public HandedOver confirm(Confirmation confirmation) {
        Ledger ledger = workbench.ledger();
        LedgerEntry entry = ledger.find(Way.INBOUND, confirmation.message())
                .filter(found -> found.receiver().equals(confirmation.agency().desk()))
                .filter(found -> found.stage() == Stage.OFFERED || found.stage() == Stage.DELIVERED)
                .orElseThrow(() -> new Refused(FailureCode.NOT_FOUND, "Nothing of that id lies in this inbox"));
        if (entry.stage() == Stage.DELIVERED) {
            throw new StaleBell("Confirmed before");
        }
        KillPoint.K11.passed();
        return new HandedOver(entry, Handover.TAKEN);
    }

    /** Who confirms what. */
    public record Confirmation(Agency agency, MessageId message) {}
}
