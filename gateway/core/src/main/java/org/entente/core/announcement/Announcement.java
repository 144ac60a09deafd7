package org.entente.core.announcement;

import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Way;
import org.entente.core.message.Desk;
import org.entente.core.message.MessageId;

/**
 * That a message has moved, told after its commit. Never what it says, nor where it stands: that is read in the ledger.
 *
 * @param desk the desk of this State that the message belongs to
 */
public record Announcement(Way way, MessageId message, Desk desk) {

    public static Announcement of(LedgerEntry entry) {
        return new Announcement(entry.way(), entry.id(), entry.ownDesk());
    }
}
