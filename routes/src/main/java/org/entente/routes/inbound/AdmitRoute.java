package org.entente.routes.inbound;

import static org.entente.routes.room.Room.room;

import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.entente.core.checking.Arrived;
import org.entente.core.checking.Checked;
import org.entente.core.delivery.Localised;
import org.entente.core.ledger.Bell;
import org.entente.core.message.Lane;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.policy.ClearedToEnter;
import org.entente.routes.failure.SideDoors;
import org.entente.routes.room.Bells;

/** Inbound, second stage, once per partner and lane: may this desk get this from them, and in its own format. */
public final class AdmitRoute extends RouteBuilder {

    private final StateCode partner;
    private final Lane lane;
    private final int consumers;
    private final InboundRooms rooms;

    public AdmitRoute(StateCode partner, Lane lane, int consumers, InboundRooms rooms) {
        this.partner = partner;
        this.lane = lane;
        this.consumers = consumers;
        this.rooms = rooms;
    }

    @Override
    public void configure() {
        from(Bells.hear(Bell.admitQueue(partner, lane), consumers)) // Event-Driven Consumer
                .routeId("inbound.admit." + partner.label() + "." + lane.label())
                .description("Checks, clears and localises one message.")
                .routeConfigurationId(SideDoors.ID) // Invalid Message Channel, Dead Letter Channel
                .process(room("recall", MessageId.class, Arrived.class, rooms.check()::recall)) // Claim Check
                .process(room("check", Arrived.class, Checked.class, rooms.check()::checkArrived)) // Message Filter
                .process(room("clear", Checked.class, ClearedToEnter.class, rooms.ruleBook()::mayEnter)) // Filter
                .process(room("localise", ClearedToEnter.class, Localised.class, rooms.localisation()::localise))
                .process(room("record", Localised.class, Bell.class, rooms.journal()::admitted)) // Message Store
                .to(ExchangePattern.InOnly, Bells.RING); // Content-Based Router
    }
}
