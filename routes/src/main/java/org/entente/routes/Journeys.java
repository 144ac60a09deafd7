package org.entente.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.entente.core.delivery.Confirmations;
import org.entente.core.delivery.Delivery;
import org.entente.core.journal.Expiry;
import org.entente.core.journal.ExpiryWarning;
import org.entente.core.journal.NoticePost;
import org.entente.core.journal.Orphans;
import org.entente.core.journal.SideJournal;
import org.entente.core.journal.Sweeper;
import org.entente.core.ledger.Bell;
import org.entente.core.ledger.Ledger;
import org.entente.core.message.Desk;
import org.entente.core.message.Lane;
import org.entente.core.message.StateCode;
import org.entente.core.replay.Replayer;
import org.entente.routes.failure.AtTheDoor;
import org.entente.routes.failure.SideDoors;
import org.entente.routes.inbound.AdmitRoute;
import org.entente.routes.inbound.ConfirmRoute;
import org.entente.routes.inbound.DeliverRoute;
import org.entente.routes.inbound.InboundRooms;
import org.entente.routes.inbound.ReceiveRoute;
import org.entente.routes.outbound.OutboundRooms;
import org.entente.routes.outbound.PrepareRoute;
import org.entente.routes.outbound.SendRoute;
import org.entente.routes.outbound.SubmitRoute;
import org.entente.routes.upkeep.TidyRoute;
import org.entente.routes.upkeep.UpkeepRoute;

/** All journeys of one node: what exists once, once per lane, once per partner and lane, once per desk and lane. */
public record Journeys(
        LaneRooms doors,
        Map<Lane, LaneRooms> lanes,
        List<StateCode> partners,
        Confirmations confirmations,
        Upkeep upkeep,
        int atOnce) {

    public static final String SWEEP = "sweep";
    public static final String NOTICES = "notices";
    public static final String EXPIRE = "expire";
    public static final String WARN = "warn";
    public static final String ORPHANS = "orphans";
    public static final String REPLAY = "replay";

    /**
     * All rooms, on one lane's own connections to the ledger; those of the doors do not know the lane before they have
     * read what comes.
     */
    public record LaneRooms(OutboundRooms outbound, InboundRooms inbound, Map<Desk, Delivery> desks) {}

    /** What the side doors and the clockwork work with. */
    public record Upkeep(
            Ledger ledger,
            SideJournal sideJournal,
            Sweeper sweeper,
            NoticePost noticePost,
            Expiry expiry,
            ExpiryWarning warning,
            Orphans orphans,
            Replayer replayer) {}

    /** Adds every route and the two failure configurations to a context that is not yet started. */
    public void addTo(CamelContext camel) {
        try {
            for (RoutesBuilder builder : builders()) {
                camel.addRoutes(builder);
            }
        } catch (Exception misbuilt) { // Camel declares nothing narrower
            throw new IllegalStateException("A journey cannot be built", misbuilt);
        }
    }

    /** Every queue that these journeys ring and hear; the broker must have them before the context starts. */
    public List<String> queues() {
        var all = new ArrayList<String>();
        for (Lane lane : Lane.values()) {
            partners.forEach(
                    partner -> all.addAll(List.of(Bell.sendQueue(partner, lane), Bell.admitQueue(partner, lane))));
            doors.desks()
                    .keySet()
                    .forEach(desk -> all.addAll(List.of(Bell.prepareQueue(desk, lane), Bell.deliverQueue(desk, lane))));
        }
        return List.copyOf(all);
    }

    private List<RoutesBuilder> builders() {
        var all = new ArrayList<RoutesBuilder>();
        all.add(new AtTheDoor());
        all.add(new SideDoors(upkeep.ledger(), upkeep.sideJournal()));
        all.add(new SubmitRoute(doors.outbound().submissions(), doors.outbound().journal()));
        all.add(new ReceiveRoute(doors.inbound()));
        all.add(new ConfirmRoute(confirmations, doors.inbound().journal()));
        lanes.forEach((lane, rooms) -> addLane(all, lane, rooms));
        all.add(new UpkeepRoute(SWEEP, "Rings again for what has stood too long.", upkeep.sweeper()::sweep));
        all.add(new UpkeepRoute(NOTICES, "Posts the waiting notices of delivery.", upkeep.noticePost()::post));
        all.add(new TidyRoute(EXPIRE, "Ends what could not leave in its time.", upkeep.expiry()::end));
        all.add(new TidyRoute(WARN, "Tells senders what will soon be too late.", upkeep.warning()::warn));
        all.add(new TidyRoute(ORPHANS, "Removes content that no commit names.", upkeep.orphans()::remove));
        all.add(new TidyRoute(
                REPLAY, "Tries broken messages again that an operator named.", upkeep.replayer()::replay));
        return all;
    }

    private void addLane(List<RoutesBuilder> all, Lane lane, LaneRooms rooms) {
        partners.forEach(partner -> all.add(new SendRoute(partner, lane, atOnce, rooms.outbound())));
        partners.forEach(partner -> all.add(new AdmitRoute(partner, lane, atOnce, rooms.inbound())));
        rooms.desks().forEach((desk, delivery) -> {
            all.add(new PrepareRoute(desk, lane, atOnce, rooms.outbound()));
            all.add(new DeliverRoute(
                    desk, lane, atOnce, delivery, rooms.inbound().journal()));
        });
    }
}
