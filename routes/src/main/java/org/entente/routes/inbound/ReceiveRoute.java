package org.entente.routes.inbound;

import static org.entente.routes.room.Room.room;

import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.entente.core.arrival.Arrival;
import org.entente.core.arrival.Kept;
import org.entente.core.arrival.Opened;
import org.entente.core.arrival.ReceiptGiven;
import org.entente.core.ledger.Bell;
import org.entente.routes.failure.AtTheDoor;
import org.entente.routes.room.Bells;

/** Inbound, first stage: from the wire into the ledger, and only then a receipt goes back. */
public final class ReceiveRoute extends RouteBuilder {

    public static final String DOOR = "direct:inbound.receive";

    private final InboundRooms rooms;

    public ReceiveRoute(InboundRooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public void configure() {
        from(DOOR) // Messaging Gateway
                .routeId("inbound.receive")
                .description("Opens one message and keeps it once, then gives its receipt.")
                .routeConfigurationId(AtTheDoor.ID) // the AS4 door words what is refused
                .process(room("open", Arrival.class, Opened.class, rooms.opening()::open)) // Envelope Unwrapper
                .process(room("keep", Opened.class, Kept.class, rooms.keeping()::keep)) // Idempotent Receiver
                .process(room("receipt", Kept.class, ReceiptGiven.class, rooms.keeping()::receipt)) // Return Address
                .setProperty("answer", body())
                .process(room("bell", ReceiptGiven.class, Bell.class, rooms.journal()::arrived)) // Claim Check
                .to(ExchangePattern.InOnly, Bells.RING)
                .setBody(exchangeProperty("answer"));
    }
}
