package org.entente.core.delivery;

import java.util.Set;
import org.entente.core.delivery.AgencyInbox.Handover;
import org.entente.core.failure.KillPoint;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Way;
import org.entente.core.ledger.Workbench;
import org.entente.core.message.MessageId;

/** The last room of one desk: hands its messages over on the way that the desk is configured for. */
public final class Delivery {

    private final Workbench workbench;
    private final AgencyInbox inbox;

    public Delivery(Workbench workbench, AgencyInbox inbox) {
        this.workbench = workbench;
        this.inbox = inbox;
    }

    /** Takes the message behind a bell to hand it over. */
    public Admitted recall(MessageId id) {
        return new Admitted(workbench.claim(Way.INBOUND, id, Set.of(Stage.ADMITTED, Stage.WAITING)));
    }

    /** Hands it over; throws what the inbox throws. */
    public HandedOver deliver(Admitted admitted) {
        KillPoint.K9.passed();
        Handover handover = inbox.deliver(admitted.entry());
        KillPoint.K11.passed();
        return new HandedOver(admitted.entry(), handover);
    }
}
