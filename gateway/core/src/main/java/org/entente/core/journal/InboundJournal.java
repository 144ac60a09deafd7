package org.entente.core.journal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.entente.core.arrival.ReceiptGiven;
import org.entente.core.content.ContentStore;
import org.entente.core.content.ContentStore.PartName;
import org.entente.core.content.Part;
import org.entente.core.content.PartRole;
import org.entente.core.delivery.AgencyInbox.Handover;
import org.entente.core.delivery.HandedOver;
import org.entente.core.delivery.Localised;
import org.entente.core.failure.KillPoint;
import org.entente.core.ledger.Bell;
import org.entente.core.ledger.Fact;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Move;
import org.entente.core.ledger.Notice;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Step;
import org.entente.core.ledger.Workbench;
import org.entente.core.translation.LossReportXml;

/** The commits of the inbound way after commit 4, which the arrival makes itself. */
public final class InboundJournal {

    private final Workbench workbench;
    private final LossReportXml reports;
    private final Clock clock;

    public InboundJournal(Workbench workbench, LossReportXml reports, Clock clock) {
        this.workbench = workbench;
        this.reports = reports;
        this.clock = clock;
    }

    /** The bell of a kept and receipted message. */
    public Bell arrived(ReceiptGiven receipt) {
        return new Bell(Bell.admitQueue(receipt.partner(), receipt.lane()), receipt.message());
    }

    /** Commit 5: the agency's own document and the loss report stand beside the shared original. */
    public Bell admitted(Localised localised) {
        LedgerEntry entry = localised.entry();
        ContentStore contents = workbench.contents();
        Part document = contents.keep(
                entry.key(),
                new PartName(
                        PartRole.LOCALISED, "document", localised.document().mediaType()),
                localised.document().bytes());
        Part losses = contents.keep(
                entry.key(),
                new PartName(PartRole.LOSSES, "losses.xml", "application/xml"),
                reports.write(localised.losses()));
        workbench
                .ledger()
                .move(Move.of(entry, Stage.ADMITTED, Fact.with(clock.instant(), Step.ADMITTED, localised.deviations()))
                        .with(List.of(document, losses))
                        .clearedBy(localised.clearance()));
        KillPoint.K28.passed();
        return new Bell(Bell.deliverQueue(entry.receiver(), entry.urgency().lane()), entry.id());
    }

    /** Commit 6, with the notice that tells the sending State; an offer is a commit without notice. */
    public Settled handedOver(HandedOver handedOver) {
        LedgerEntry entry = handedOver.entry();
        Instant now = clock.instant();
        workbench.ledger().move(moveFor(entry, handedOver.handover(), now));
        KillPoint.K12.passed();
        return new Settled(entry.id());
    }

    private static Move moveFor(LedgerEntry entry, Handover handover, Instant now) {
        return switch (handover) {
            case OFFERED -> Move.of(entry, Stage.OFFERED, Fact.of(now, Step.OFFERED));
            case TAKEN -> {
                Move taken = Move.of(entry, Stage.DELIVERED, Fact.of(now, Step.AT_THEIR_AGENCY));
                yield entry.receiver().isGateway() ? taken : taken.telling(delivered(entry, now));
            }
        };
    }

    private static Notice delivered(LedgerEntry entry, Instant now) {
        return new Notice(entry.partner(), entry.id(), Notice.Outcome.DELIVERED, now, "", "");
    }
}
