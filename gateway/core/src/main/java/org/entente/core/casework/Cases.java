package org.entente.core.casework;

import java.util.List;
import java.util.Optional;
import org.entente.core.content.PartRole;
import org.entente.core.language.SharedXml;
import org.entente.core.ledger.Ledger;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.LeftThisState;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Way;
import org.entente.core.ledger.Workbench;
import org.entente.core.message.CaseId;
import org.entente.core.message.Desk;

/**
 * Shows a desk its case, from the messages in the ledger: those that left this State, and those that came in.
 *
 * <p>A message that never left has no part in a case: the other State has never heard of it.
 */
public final class Cases {

    /** More messages than this make no case that a page can show. */
    public static final int LIMIT = 500;

    private final Ledger ledger;
    private final Workbench workbench;
    private final SharedXml shared;
    private final CaseReplay replay;
    private final CaseReader reader = new CaseReader();

    public Cases(Workbench workbench, SharedXml shared, CaseReplay replay) {
        this.ledger = workbench.ledger();
        this.workbench = workbench;
        this.shared = shared;
        this.replay = replay;
    }

    /** The case as far as this desk has part in it; empty when it has none. */
    public Optional<CaseView> of(CaseId id, Desk desk) {
        List<CaseMessage> messages = ledger.ofCase(id, LIMIT).stream()
                .filter(entry -> entry.ownDesk().equals(desk))
                .filter(Cases::isOnBothSides)
                .map(this::read)
                .toList();
        return messages.isEmpty() ? Optional.empty() : Optional.of(replay.of(id, messages));
    }

    private static boolean isOnBothSides(LedgerEntry entry) {
        boolean isThere = entry.way() == Way.INBOUND || entry.standing().left() == LeftThisState.YES;
        return isThere && entry.stage() != Stage.REFUSED;
    }

    private CaseMessage read(LedgerEntry entry) {
        return reader.read(shared.parse(workbench.read(entry, PartRole.SHARED)));
    }
}
