package org.entente.routes.outbound;

import static org.entente.routes.room.Room.room;

import org.apache.camel.builder.RouteBuilder;
import org.entente.core.journal.Settled;
import org.entente.core.ledger.Bell;
import org.entente.core.message.Lane;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.policy.ClearedToLeave;
import org.entente.core.sealing.Dispatched;
import org.entente.core.sealing.Sealed;
import org.entente.routes.failure.SideDoors;
import org.entente.routes.room.Bells;

/** Outbound, third stage, once per partner and lane: from the clearance to the partner's signed receipt. */
public final class SendRoute extends RouteBuilder {

    private final StateCode partner;
    private final Lane lane;
    private final int consumers;
    private final OutboundRooms rooms;

    public SendRoute(StateCode partner, Lane lane, int consumers, OutboundRooms rooms) {
        this.partner = partner;
        this.lane = lane;
        this.consumers = consumers;
        this.rooms = rooms;
    }

    @Override
    public void configure() {
        from(Bells.hear(Bell.sendQueue(partner, lane), consumers)) // Event-Driven Consumer
                .routeId("outbound.send." + partner.label() + "." + lane.label())
                .description("Seals one message for its partner and sends it until it is receipted.")
                .routeConfigurationId(SideDoors.ID) // Dead Letter Channel
                .process(room("recall", MessageId.class, ClearedToLeave.class, rooms.ruleBook()::recall)) // Claim Check
                .process(room("seal", ClearedToLeave.class, Sealed.class, rooms.sealing()::seal)) // Envelope Wrapper
                .process(room("dispatch", Sealed.class, Dispatched.class, rooms.dispatch()::dispatch)) // Request-Reply
                .process(room("record", Dispatched.class, Settled.class, rooms.journal()::dispatched)); // Message Store
    }
}
