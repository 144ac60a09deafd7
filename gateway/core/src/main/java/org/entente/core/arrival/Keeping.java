package org.entente.core.arrival;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
 * Keeps a message once (commit 4) and only then signs its receipt.
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

    /** Looks whether the message was here before; the answer is only a hint, {@link #keep} decides. */
    public Recognised once(Opened opened) {
        return new Recognised(opened, ledger.find(Way.INBOUND, opened.wire().message()));
    }

    /** Commit 4. */
    public Kept keep(Recognised recognised) {
        OpenedWire wire = recognised.opened().wire();
        Optional<LedgerEntry> earlier = recognised.earlier();
        if (earlier.isPresent()) {
            return repeat(earlier.get(), wire);
        }
        KillPoint.K3.passed();
        Ledger.Accepted accepted = ledger.accept(newEntry(recognised.opened()), List.of(arrivedNow()));
        KillPoint.K4.passed();
        return accepted.isNew() ? new Kept(accepted.entry(), wire, false) : repeat(accepted.entry(), wire);
    }

    /**
     * Signs the receipt, or finds the one that was given for the very same signed digests. Where receipts come by
     * themselves, it is owed, durably; one that fits other digests than the first is not kept and is given at once.
     */
    public ReceiptGiven receipt(Kept kept) {
        LedgerEntry entry = kept.entry();
        boolean sameReferences = entry.wireMark().equals(mark(kept.wire()));
        Optional<Part> stored = entry.part(PartRole.RECEIPT).filter(part -> sameReferences);
        byte[] bytes = stored.map(part -> contents.read(entry.key(), part, RECEIPT_LIMIT))
                .orElseGet(() -> sign(kept, sameReferences));
        Optional<LaterReceipts> owing = later.filter(partners -> sameReferences && partners.isFor(entry));
        owing.ifPresent(partners -> partners.owed().owe(entry.partner(), entry.id(), clock.instant()));
        owing.ifPresent(partners -> KillPoint.K29.passed());
        return new ReceiptGiven(entry, bytes, owing.isPresent());
    }

    private byte[] sign(Kept kept, boolean store) {
        byte[] receipt = opener.receiptFor(kept.wire());
        KillPoint.K5.passed();
        if (store) {
            var name = new PartName(PartRole.RECEIPT, "receipt.xml", "application/xml");
            Part part = contents.keep(kept.entry().key(), name, receipt);
            ledger.attach(Way.INBOUND, kept.entry().id(), List.of(part));
        }
        KillPoint.K6.passed();
        return receipt;
    }

    private Kept repeat(LedgerEntry earlier, OpenedWire wire) {
        // A commit that was tried again for want of an answer meets its own parts: they stay.
        wire.parts().stream().filter(part -> !isNamed(earlier, part)).forEach(contents::discard);
        if (!earlier.wireMark().startsWith(wire.contentMark() + ":")) {
            throw new Refused(FailureCode.REPLAY_WITH_OTHER_CONTENT, "Message " + wire.message() + " stands already");
        }
        return new Kept(earlier, wire, true);
    }

    private static boolean isNamed(LedgerEntry entry, Part part) {
        return entry.parts().stream().map(Part::locator).anyMatch(part.locator()::equals);
    }

    private LedgerEntry newEntry(Opened opened) {
        OpenedWire wire = opened.wire();
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
                wire.parts());
    }

    private Fact arrivedNow() {
        return Fact.of(clock.instant(), Step.AT_THEIR_GATEWAY);
    }

    private static String mark(OpenedWire wire) {
        return wire.contentMark() + ":" + wire.referenceMark();
    }
}
