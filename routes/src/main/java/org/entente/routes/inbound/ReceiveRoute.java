package org.entente.routes.inbound;

import static org.entente.routes.room.Room.room;

import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.entente.core.arrival.Arrival;
import org.entente.core.arrival.Kept;
import org.entente.core.arrival.Opened;
import org.entente.core.arrival.ReceiptGiven;
import org.entente.core.arrival.Recognised;
import org.entente.core.ledger.Bell;
import org.entente.routes.failure.AtTheDoor;
import org.entente.routes.room.Bells;

/** Inbound, first stage: from the wire into the ledger, and only then a signed receipt. */
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
                .description("Opens, recognises and keeps one message, then signs its receipt.")
                .routeConfigurationId(AtTheDoor.ID) // the AS4 door words what is refused
                .process(room("open", Arrival.class, Opened.class, rooms.opening()::open)) // Envelope Unwrapper
                .process(room("once", Opened.class, Recognised.class, rooms.keeping()::once)) // Idempotent Receiver
                .process(room("keep", Recognised.class, Kept.class, rooms.keeping()::keep)) // Message Store
                .process(room("receipt", Kept.class, ReceiptGiven.class, rooms.keeping()::receipt)) // Return Address
                .setProperty("answer", body())
                .process(room("bell", ReceiptGiven.class, Bell.class, rooms.journal()::arrived)) // Claim Check
                .to(ExchangePattern.InOnly, Bells.RING)
                .setBody(exchangeProperty("answer"));
    }
}
