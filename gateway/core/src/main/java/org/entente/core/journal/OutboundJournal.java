package org.entente.core.journal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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
import org.entente.core.ledger.Retrying;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Step;
import org.entente.core.ledger.Workbench;
import org.entente.core.policy.ClearedToLeave;
import org.entente.core.sealing.Dispatched;
import org.entente.core.sealing.PartnerLink.Promise;
import org.entente.core.sealing.PartnerLink.WireReceipt;
import org.entente.core.sealing.Promised;
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
        return new Bell(Bell.prepareQueue(entry.sender(), entry.urgency().lane()), entry.id());
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
                .move(Move.of(entry, Stage.CLEARED, Fact.with(clock.instant(), Step.CLEARED, cleared.deviations()))
                        .with(List.of(shared, losses))
                        .clearedBy(cleared.clearance()));
        KillPoint.K26.passed();
        return new Bell(Bell.sendQueue(entry.partner(), entry.urgency().lane()), entry.id());
    }

    /** Commit 3, or the note that the partner took the message and owes its receipt. */
    public Settled dispatched(Dispatched dispatched) {
        LedgerEntry entry = dispatched.entry();
        Fact sealed = Fact.of(dispatched.sealedAt(), Step.SEALED);
        return switch (dispatched) {
            case Receipted receipted -> receipted(entry, receipted.receipt(), List.of(sealed));
            case Promised promised -> promised(entry, promised.promise(), sealed);
        };
    }

    /** Until then it waits, and is sent again when no receipt came: a lost receipt and a late one are the same. */
    private Settled promised(LedgerEntry entry, Promise promise, Fact sealed) {
        int attempts = entry.standing().retrying().map(Retrying::attempts).orElse(0) + 1;
        Instant since = entry.standing().retrying().map(Retrying::since).orElse(promise.at());
        workbench
                .ledger()
                .move(Move.of(entry, Stage.WAITING, sealed, Fact.of(promise.at(), Step.SENT))
                        .retrying(new Retrying(since, attempts, promise.at().plus(promise.within())))
                        .left(LeftThisState.MAYBE));
        return new Settled(entry.id());
    }

    /** The receipt is evidence. What a gateway writes to a gateway is delivered with its receipt. */
    Settled receipted(LedgerEntry entry, WireReceipt proof, List<Fact> before) {
        Part receipt = workbench
                .contents()
                .keep(entry.key(), new PartName(PartRole.RECEIPT, "receipt.xml", "application/xml"), proof.proof());
        Stage reached = entry.receiver().isGateway() ? Stage.DELIVERED : Stage.RECEIPTED;
        var facts = new ArrayList<>(before);
        facts.add(Fact.of(proof.at(), Step.AT_THEIR_GATEWAY));
        workbench
                .ledger()
                .move(Move.of(entry, reached, facts.toArray(Fact[]::new))
                        .with(List.of(receipt))
                        .left(LeftThisState.YES));
        return new Settled(entry.id());
    }
}
