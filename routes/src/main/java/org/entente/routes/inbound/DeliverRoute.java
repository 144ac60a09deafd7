package org.entente.routes.inbound;

import static org.entente.routes.room.Room.room;

import org.apache.camel.builder.RouteBuilder;
import org.entente.core.delivery.Admitted;
import org.entente.core.delivery.Delivery;
import org.entente.core.delivery.HandedOver;
import org.entente.core.journal.InboundJournal;
import org.entente.core.journal.Settled;
import org.entente.core.ledger.Bell;
import org.entente.core.message.Desk;
import org.entente.core.message.Lane;
import org.entente.core.message.MessageId;
import org.entente.routes.failure.SideDoors;
import org.entente.routes.room.Bells;

/** Inbound, third stage, once per desk and lane: into the agency's hands. */
public final class DeliverRoute extends RouteBuilder {

    private final Desk desk;
    private final Lane lane;
    private final int atOnce;
    private final Delivery delivery;
    private final InboundJournal journal;

    public DeliverRoute(Desk desk, Lane lane, int atOnce, Delivery delivery, InboundJournal journal) {
        this.desk = desk;
        this.lane = lane;
        this.atOnce = atOnce;
        this.delivery = delivery;
        this.journal = journal;
    }

    @Override
    public void configure() {
        from(Bells.hear(Bell.deliverQueue(desk, lane), atOnce)) // Event-Driven Consumer
                .routeId("inbound.deliver." + desk.authority().label() + "." + lane.label())
                .description("Hands one message to its agency.")
                .routeConfigurationId(SideDoors.ID) // Dead Letter Channel
                .process(room("recall", MessageId.class, Admitted.class, delivery::recall)) // Claim Check
                .process(room("deliver", Admitted.class, HandedOver.class, delivery::deliver)) // Channel Adapter
                .process(room("record", HandedOver.class, Settled.class, journal::handedOver)); // Message Store
    }
}
