package org.entente.routes.inbound;

import static org.entente.routes.room.Room.room;

import org.apache.camel.builder.RouteBuilder;
import org.entente.core.delivery.Confirmations;
import org.entente.core.delivery.Confirmations.Confirmation;
import org.entente.core.delivery.HandedOver;
import org.entente.core.journal.InboundJournal;
import org.entente.core.journal.Settled;
import org.entente.routes.failure.AtTheDoor;

/** Inbound, last word: an agency says that it has what it fetched. */
public final class ConfirmRoute extends RouteBuilder {

    public static final String DOOR = "direct:inbound.confirm";

    private final Confirmations confirmations;
    private final InboundJournal journal;

    public ConfirmRoute(Confirmations confirmations, InboundJournal journal) {
        this.confirmations = confirmations;
        this.journal = journal;
    }

    @Override
    public void configure() {
        from(DOOR) // Messaging Gateway
                .routeId("inbound.confirm")
                .description("Takes an agency's confirmation that it has a message.")
                .routeConfigurationId(AtTheDoor.ID) // the door words what is refused
                .process(room("confirm", Confirmation.class, HandedOver.class, confirmations::confirm))
                .process(room("record", HandedOver.class, Settled.class, journal::handedOver)); // Message Store
    }
}
