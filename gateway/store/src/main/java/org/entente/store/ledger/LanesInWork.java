package org.entente.store.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Way;
import org.entente.core.message.Lane;
import org.entente.core.message.MessageId;

/**
 * Remembers in which lane a claimed message travels, so that its move is committed there; a move itself does not say.
 *
 * <p>For speed only: what it has forgotten goes by the routine lane.
 */
final class LanesInWork {

    private final Map<Claimed, Lane> lanes = new LinkedHashMap<>();
    private final int limit;

    LanesInWork(int limit) {
        this.limit = limit;
    }

    private record Claimed(Way way, MessageId id) {}

    synchronized void remember(LedgerEntry entry) {
        if (lanes.size() >= limit) {
            lanes.remove(lanes.keySet().iterator().next());
        }
        lanes.put(new Claimed(entry.way(), entry.id()), entry.urgency().lane());
    }

    synchronized Lane forget(Way way, MessageId id) {
        return Optional.ofNullable(lanes.remove(new Claimed(way, id))).orElse(Lane.ROUTINE);
    }
}
