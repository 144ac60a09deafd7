package org.entente.core.checking;

import java.util.Set;
import org.entente.core.content.PartRole;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Way;
import org.entente.core.ledger.Workbench;
import org.entente.core.message.MessageId;

/** A partner's message as it was kept and receipted, not yet looked into. */
public final class Arrived {

    private final LedgerEntry entry;
    private final SharedBytes bytes;

    private Arrived(LedgerEntry entry, SharedBytes bytes) {
        this.entry = entry;
        this.bytes = bytes;
    }

    /** Takes the arrival behind a bell to work on. */
    static Arrived recall(Workbench workbench, MessageId id) {
        LedgerEntry entry = workbench.claim(Way.INBOUND, id, Set.of(Stage.ARRIVED));
        return new Arrived(entry, SharedBytes.of(workbench.read(entry, PartRole.SHARED)));
    }

    public LedgerEntry entry() {
        return entry;
    }

    public SharedBytes bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return "Arrived[" + entry.id() + "]";
    }
}
