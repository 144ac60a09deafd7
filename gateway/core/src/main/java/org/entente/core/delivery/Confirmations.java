package org.entente.core.delivery;

import java.util.EnumSet;
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
import org.entente.core.message.MessageId;

/** Takes an agency's word that it has fetched a message from its inbox. */
public final class Confirmations {

    /** What lies in quarantine can be taken as it is: the agency has read it and knows what it says. */
    private static final Set<Stage> CONFIRMABLE = EnumSet.of(Stage.OFFERED, Stage.QUARANTINED, Stage.DELIVERED);

    private final Ledger ledger;

    public Confirmations(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * An agency says that it has fetched a message.
     *
     * @throws Refused NOT_FOUND when no such message lies in this agency's inbox
     * @throws StaleBell when it was confirmed before
     */
    public HandedOver confirm(Confirmation confirmation) {
        LedgerEntry entry = ledger.find(Way.INBOUND, confirmation.message())
                .filter(found -> found.receiver().equals(confirmation.agency().desk()))
                .filter(found -> CONFIRMABLE.contains(found.stage()))
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
