package org.entente.core.arrival;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.core.arrival.OwedReceipts.Owed;
import org.entente.core.content.Part;
import org.entente.core.content.PartRole;
import org.entente.core.failure.KillPoint;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Way;
import org.entente.core.ledger.Workbench;
import org.entente.core.message.Lane;
import org.entente.core.message.MessageId;
import org.entente.core.partner.Partner;

/**
 * Carries the receipts that are owed, the very bytes that were signed; a repeat of one does no harm.
 *
 * <p>A receipt that is not taken in 100 tries is dropped: the partner misses it, sends its message again, and is owed
 * it again.
 */
public final class ReceiptPost {

    private static final int MOST_TRIES = 100;
    private static final int MOST_AT_ONCE = 50;

    private final Workbench workbench;
    private final OwedReceipts owed;
    private final ReceiptLine line;
    private final Clock clock;
    private final Duration lease;

    /** Takes how long a receipt is kept from the other nodes while it is carried. */
    public ReceiptPost(Workbench workbench, OwedReceipts owed, ReceiptLine line, Clock clock, Duration lease) {
        this.workbench = workbench;
        this.owed = owed;
        this.line = line;
        this.clock = clock;
        this.lease = lease;
    }

    /** One round; returns how many the partner took. */
    public int post(Partner partner) {
        List<Owed> due = owed.claim(partner.state(), clock.instant(), lease, MOST_AT_ONCE);
        return (int) due.stream().filter(each -> isCarried(partner, each)).count();
    }

    private boolean isCarried(Partner partner, Owed each) {
        Optional<byte[]> receipt = receipt(each.inbound());
        if (receipt.isEmpty() || each.attempts() > MOST_TRIES) {
            owed.settle(each.inbound());
            return false;
        }
        try {
            line.carry(partner.state(), receipt.get());
        } catch (TemporaryFault notTaken) {
            Duration pause = partner.retry(Lane.URGENT).pauseAfter(each.attempts());
            Instant due = clock.instant().plus(pause);
            owed.postpone(each.inbound(), due);
            return false;
        }
        KillPoint.K30.passed();
        owed.settle(each.inbound());
        return true;
    }

    private Optional<byte[]> receipt(MessageId inbound) {
        return workbench.ledger().find(Way.INBOUND, inbound).flatMap(this::receipt);
    }

    private Optional<byte[]> receipt(LedgerEntry entry) {
        Optional<Part> part = entry.part(PartRole.RECEIPT);
        return part.map(kept -> workbench.contents().read(entry.key(), kept, Keeping.RECEIPT_LIMIT));
    }
}
