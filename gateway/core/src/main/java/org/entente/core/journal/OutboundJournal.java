package org.entente.core.journal;

import java.time.Clock;
import java.util.List;
import org.entente.core.content.ContentStore;
import org.entente.core.content.ContentStore.PartName;
import org.entente.core.content.Part;
import org.entente.core.content.PartRole;
import org.entente.core.failure.KillPoint;
import org.entente.core.ledger.Bell;
import org.entente.core.ledger.Fact;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.LeftThisState;
import org.entente.core.ledger.Move;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Step;
import org.entente.core.ledger.Workbench;
import org.entente.core.policy.ClearedToLeave;
import org.entente.core.sealing.Receipted;
import org.entente.core.submission.Submitted;
import org.entente.core.translation.LossReportXml;

/** The commits of the outbound way. */
public final class OutboundJournal {

    private final Workbench workbench;
    private final LossReportXml reports;
    private final Clock clock;

    public OutboundJournal(Workbench workbench, LossReportXml reports, Clock clock) {
        this.workbench = workbench;
        this.reports = reports;
        this.clock = clock;
    }

    /** Rings for a submission; commit 1 was made when it was accepted. */
    public Bell submitted(Submitted submitted) {
        LedgerEntry entry = submitted.entry();
        return new Bell(Bell.prepareQueue(entry.urgency().lane()), entry.id());
    }

    /** Commit 2: the shared document that was judged, the loss report and the decision stand together. */
    public Bell cleared(ClearedToLeave cleared) {
        LedgerEntry entry = cleared.entry();
        ContentStore contents = workbench.contents();
        Part shared = contents.keep(
                entry.key(),
                new PartName(PartRole.SHARED, "message.xml", "application/xml"),
                cleared.bytes().bytes());
        Part losses = contents.keep(
                entry.key(),
                new PartName(PartRole.LOSSES, "losses.xml", "application/xml"),
                reports.write(cleared.losses()));
        KillPoint.K25.passed();
        workbench
                .ledger()
                .move(Move.of(entry, Stage.CLEARED, Fact.of(clock.instant(), Step.CLEARED))
                        .with(List.of(shared, losses))
                        .clearedBy(cleared.clearance()));
        KillPoint.K26.passed();
        return new Bell(Bell.sendQueue(entry.partner(), entry.urgency().lane()), entry.id());
    }

    /** Commit 3: the receipt is evidence. What a gateway writes to a gateway is delivered with its receipt. */
    public Settled receipted(Receipted receipted) {
        LedgerEntry entry = receipted.entry();
        Part receipt = workbench
                .contents()
                .keep(
                        entry.key(),
                        new PartName(PartRole.RECEIPT, "receipt.xml", "application/xml"),
                        receipted.receipt().proof());
        Stage reached = entry.receiver().isGateway() ? Stage.DELIVERED : Stage.RECEIPTED;
        workbench
                .ledger()
                .move(Move.of(
                                entry,
                                reached,
                                Fact.of(receipted.sealedAt(), Step.SEALED),
                                Fact.of(receipted.receipt().at(), Step.AT_THEIR_GATEWAY))
                        .with(List.of(receipt))
                        .left(LeftThisState.YES));
        return new Settled(entry.id());
    }
}
