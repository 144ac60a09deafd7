package org.entente.core.arrival;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.core.content.ContentKey;
import org.entente.core.content.ContentStore;
import org.entente.core.content.ContentStore.PartName;
import org.entente.core.content.Part;
import org.entente.core.content.PartRole;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.KillPoint;
import org.entente.core.failure.Refused;
import org.entente.core.ledger.Fact;
import org.entente.core.ledger.Ledger;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.LedgerEntry.Standing;
import org.entente.core.ledger.LeftThisState;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Step;
import org.entente.core.ledger.Way;
import org.entente.core.partner.Partners;

/**
 * Keeps a message once (commit 4) and only then gives its receipt.
 *
 * <p>A repeat has no second effect and gets the receipt that fits it; the same id with other content is refused
 * (security P10).
 */
public final class Keeping {

    static final int RECEIPT_LIMIT = 256 * 1024;

    private final Ledger ledger;
    private final ContentStore contents;
    private final Opener opener;
    private final Clock clock;
    private final Optional<LaterReceipts> later;

    /** Gives every receipt at once. */
    public Keeping(Ledger ledger, ContentStore contents, Opener opener, Clock clock) {
        this(ledger, contents, opener, clock, Optional.empty());
    }

    /** Owes receipts where the agreement says so. */
    public Keeping(Ledger ledger, ContentStore contents, Opener opener, Clock clock, LaterReceipts later) {
        this(ledger, contents, opener, clock, Optional.of(later));
    }

    private Keeping(Ledger ledger, ContentStore contents, Opener opener, Clock clock, Optional<LaterReceipts> later) {
        this.ledger = ledger;
        this.contents = contents;
        this.opener = opener;
        this.clock = clock;
        this.later = later;
    }

    /** Which partners get receipts by themselves, and where it is written down that they are owed. */
    public record LaterReceipts(Partners partners, OwedReceipts owed) {
        boolean isFor(LedgerEntry entry) {
            return partners.of(entry.partner())
                    .map(partner ->
                            partner.terms().isReceiptedLater(entry.urgency().lane()))
                    .orElse(false);
        }
    }

    /**
     * Commit 4, which decides whether the message was here before: the message stands in it together with the receipt
     * that nobody sees earlier, so that both cost one way to the disk.
     */
    public Kept keep(Opened opened) {
        OpenedWire wire = opened.wire();
        Part receipt = signed(opened.key(), wire);
        KillPoint.K5.passed();
        LedgerEntry fresh = newEntry(opened, receipt);
        KillPoint.K3.passed();
        Ledger.Accepted accepted = ledger.accept(fresh, List.of(arrivedNow()));
        KillPoint.K4.passed();
        return accepted.isNew() ? new Kept(accepted.entry(), wire, false) : repeat(accepted.entry(), fresh, wire);
    }

    /**
     * The receipt that was kept for the very same signed digests, or a new one. Where receipts come by themselves, it
     * is owed, durably; one that fits other digests than the first is not kept and is given at once.
     */
    public ReceiptGiven receipt(Kept kept) {
        LedgerEntry entry = kept.entry();
        boolean sameReferences = entry.wireMark().equals(mark(kept.wire()));
        Optional<Part> stored = entry.part(PartRole.RECEIPT).filter(part -> sameReferences);
        byte[] bytes = stored.map(part -> contents.read(entry.key(), part, RECEIPT_LIMIT))
                .orElseGet(() -> opener.receiptFor(kept.wire()));
        Optional<LaterReceipts> owing = later.filter(partners -> sameReferences && partners.isFor(entry));
        owing.ifPresent(partners -> partners.owed().owe(entry.partner(), entry.id(), clock.instant()));
        owing.ifPresent(partners -> KillPoint.K29.passed());
        KillPoint.K6.passed();
        return new ReceiptGiven(entry, bytes, owing.isPresent());
    }

    private Part signed(ContentKey key, OpenedWire wire) {
        var name = new PartName(PartRole.RECEIPT, "receipt.xml", "application/xml");
        return contents.keep(key, name, opener.receiptFor(wire));
    }

    private Kept repeat(LedgerEntry earlier, LedgerEntry fresh, OpenedWire wire) {
        // A commit that was tried again for want of an answer meets its own parts: they stay.
        fresh.parts().stream().filter(part -> !isNamed(earlier, part)).forEach(contents::discard);
        if (!earlier.wireMark().startsWith(wire.contentMark() + ":")) {
            throw new Refused(FailureCode.REPLAY_WITH_OTHER_CONTENT, "Message " + wire.message() + " stands already");
        }
        return new Kept(earlier, wire, true);
    }

    private static boolean isNamed(LedgerEntry entry, Part part) {
        return entry.parts().stream().map(Part::locator).anyMatch(part.locator()::equals);
    }

    private LedgerEntry newEntry(Opened opened, Part receipt) {
        OpenedWire wire = opened.wire();
        var parts = new ArrayList<>(wire.parts());
        parts.add(receipt);
        Instant now = clock.instant();
        return new LedgerEntry(
                Way.INBOUND,
                wire.message(),
                wire.conversation(),
                wire.family(),
                wire.sender(),
                wire.receiver(),
                wire.urgency(),
                Optional.empty(),
                now,
                opened.key(),
                Optional.empty(),
                mark(wire),
                wire.links(),
                new Standing(Stage.ARRIVED, Optional.empty(), Optional.empty(), LeftThisState.NO, now),
                parts);
    }

    private Fact arrivedNow() {
        return Fact.of(clock.instant(), Step.AT_THEIR_GATEWAY);
    }

    private static String mark(OpenedWire wire) {
        return wire.contentMark() + ":" + wire.referenceMark();
    }
}
