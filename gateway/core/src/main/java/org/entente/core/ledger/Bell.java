package org.entente.core.ledger;

import org.entente.core.message.Desk;
import org.entente.core.message.Lane;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;

/**
 * A doorbell: the queue to ring, and the message that stands behind the door. May be lost or repeated.
 *
 * <p>Queue names are made here only, from lane, partner and desk of the ledger, never from what a stranger wrote.
 */
public record Bell(String queue, MessageId message) {

    /** One for each agency, so that one that hands in much is not before the others. */
    public static String prepareQueue(Desk agency, Lane lane) {
        return "outbound.prepare." + agency.authority().label() + "." + lane.label();
    }

    public static String sendQueue(StateCode partner, Lane lane) {
        return "outbound.send." + partner.label() + "." + lane.label();
    }

    /** One for each partner, so that one that sends much is not before the others. */
    public static String admitQueue(StateCode partner, Lane lane) {
        return "inbound.admit." + partner.label() + "." + lane.label();
    }

    public static String deliverQueue(Desk desk, Lane lane) {
        return "inbound.deliver." + desk.authority().label() + "." + lane.label();
    }

    /** The bell of whatever room the entry waits for; the sweeper rings it for messages that stand too long. */
    public static Bell forStanding(LedgerEntry entry) {
        Lane lane = entry.urgency().lane();
        String queue = switch (entry.stage()) {
            case SUBMITTED -> prepareQueue(entry.sender(), lane);
            case CLEARED -> sendQueue(entry.partner(), lane);
            case WAITING ->
                entry.way() == Way.OUTBOUND ? sendQueue(entry.partner(), lane) : deliverQueue(entry.receiver(), lane);
            case ARRIVED -> admitQueue(entry.partner(), lane);
            case ADMITTED -> deliverQueue(entry.receiver(), lane);
            case RECEIPTED, OFFERED, QUARANTINED, HELD, BROKEN, DELIVERED, REFUSED, EXPIRED, WITHDRAWN ->
                throw new IllegalStateException("No room waits at " + entry.stage());
        };
        return new Bell(queue, entry.id());
    }
}
