package org.entente.routes.outbound;

import static org.entente.routes.room.Room.room;

import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.entente.core.checking.Checked;
import org.entente.core.inspection.Inspected;
import org.entente.core.ledger.Bell;
import org.entente.core.message.Desk;
import org.entente.core.message.Lane;
import org.entente.core.message.MessageId;
import org.entente.core.policy.ClearedToLeave;
import org.entente.core.submission.Submitted;
import org.entente.core.translation.Translated;
import org.entente.routes.failure.SideDoors;
import org.entente.routes.room.Bells;

/** Outbound, second stage, once per agency and lane: from what an agency handed in to what may leave the country. */
public final class PrepareRoute extends RouteBuilder {

    private final Desk agency;
    private final Lane lane;
    private final int consumers;
    private final OutboundRooms rooms;

    public PrepareRoute(Desk agency, Lane lane, int consumers, OutboundRooms rooms) {
        this.agency = agency;
        this.lane = lane;
        this.consumers = consumers;
        this.rooms = rooms;
    }

    @Override
    public void configure() {
        from(Bells.hear(Bell.prepareQueue(agency, lane), consumers)) // Event-Driven Consumer
                .routeId("outbound.prepare." + agency.authority().label() + "." + lane.label())
                .description("Inspects, translates, checks and clears one message.")
                .routeConfigurationId(SideDoors.ID) // Invalid Message Channel, Dead Letter Channel
                .process(room("recall", MessageId.class, Submitted.class, rooms.submissions()::recall)) // Claim Check
                .process(room("inspect", Submitted.class, Inspected.class, rooms.inspection()::inspect)) // Filter
                .process(room("translate", Inspected.class, Translated.class, rooms.translation()::in)) // Normalizer
                .process(room("check", Translated.class, Checked.class, rooms.check()::check)) // Message Filter
                .process(room("clear", Checked.class, ClearedToLeave.class, rooms.ruleBook()::mayLeave)) // Filter
                .process(room("record", ClearedToLeave.class, Bell.class, rooms.journal()::cleared)) // Message Store
                .to(ExchangePattern.InOnly, Bells.RING); // Content-Based Router
    }
}
