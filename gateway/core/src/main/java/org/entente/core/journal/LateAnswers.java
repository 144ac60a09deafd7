package org.entente.core.journal;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.core.content.PartRole;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.failure.Held;
import org.entente.core.failure.KillPoint;
import org.entente.core.failure.PermanentFault;
import org.entente.core.failure.Refused;
import org.entente.core.failure.StaleBell;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Way;
import org.entente.core.ledger.Workbench;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.sealing.PartnerLink.WireReceipt;

/**
 * Receipts and errors that a partner's gateway sends by itself, about messages that this State sent to it.
 *
 * <p>Any node of the State may take them: everything they need stands in the ledger. A later word about a message that
 * is settled changes nothing. Whether a receipt fits is the AS4 room's matter.
 */
public final class LateAnswers {

    private static final Set<Stage> OPEN = EnumSet.of(Stage.CLEARED, Stage.WAITING, Stage.HELD);

    private final Workbench workbench;
    private final OutboundJournal journal;
    private final SideJournal sides;

    public LateAnswers(Workbench workbench, OutboundJournal journal, SideJournal sides) {
        this.workbench = workbench;
        this.journal = journal;
        this.sides = sides;
    }

    /** What the receipt of a message sent to {@code partner} must repeat; empty when there is no such message. */
    public Optional<byte[]> signed(StateCode partner, MessageId id) {
        return sent(partner, id)
                .filter(entry -> entry.part(PartRole.SIGNED).isPresent())
                .map(entry -> workbench.read(entry, PartRole.SIGNED));
    }

    /** Commit 3, for a receipt that fits. */
    public void receipted(StateCode partner, MessageId id, WireReceipt receipt) {
        open(partner, id).ifPresent(entry -> {
            KillPoint.K31.passed();
            try {
                journal.receipted(entry, receipt, List.of());
            } catch (StaleBell movedMeanwhile) {
                open(partner, id).ifPresent(again -> journal.receipted(again, receipt, List.of()));
            }
        });
    }

    /** The partner's gateway says that it did not, or will not, take the message. */
    public void told(StateCode partner, MessageId id, GatewayFailure failure) {
        open(partner, id).filter(LateAnswers::isSent).map(Stranded::new).ifPresent(stranded -> {
            switch (failure) {
                case Refused said
                when said.code() == FailureCode.RECEIPT_MISSING ->
                    sides.held(stranded, new Held(said.code(), said.detail(), List.of()));
                case Refused said -> sides.refused(stranded, said);
                case TemporaryFault said -> sides.waiting(stranded, said);
                case PermanentFault said -> sides.broken(stranded, said);
            }
        });
    }

    private static boolean isSent(LedgerEntry entry) {
        return entry.stage() != Stage.HELD;
    }

    private Optional<LedgerEntry> open(StateCode partner, MessageId id) {
        return sent(partner, id).filter(entry -> OPEN.contains(entry.stage()));
    }

    private Optional<LedgerEntry> sent(StateCode partner, MessageId id) {
        return workbench
                .ledger()
                .find(Way.OUTBOUND, id)
                .filter(entry -> entry.partner().equals(partner));
    }
}
