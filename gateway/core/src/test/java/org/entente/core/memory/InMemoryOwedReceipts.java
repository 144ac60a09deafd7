package org.entente.core.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.core.arrival.OwedReceipts;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;

/** Owed receipts that are forgotten when the test ends. */
public final class InMemoryOwedReceipts implements OwedReceipts {

    private final Map<MessageId, Row> rows = new LinkedHashMap<>();

    private record Row(StateCode partner, Instant due, int attempts) {}

    @Override
    public synchronized void owe(StateCode partner, MessageId inbound, Instant now) {
        rows.put(inbound, new Row(partner, now, 0));
    }

    @Override
    public synchronized List<Owed> claim(StateCode partner, Instant now, Duration lease, int limit) {
        List<MessageId> due = rows.entrySet().stream()
                .filter(row -> row.getValue().partner().equals(partner))
                .filter(row -> !row.getValue().due().isAfter(now))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
        return due.stream()
                .map(id -> {
                    Row row = rows.computeIfPresent(
                            id, (key, before) -> new Row(partner, now.plus(lease), before.attempts() + 1));
                    return new Owed(id, row == null ? 0 : row.attempts());
                })
                .toList();
    }

    @Override
    public synchronized void settle(MessageId inbound) {
        rows.remove(inbound);
    }

    @Override
    public synchronized void postpone(MessageId inbound, Instant due) {
        rows.computeIfPresent(inbound, (key, row) -> new Row(row.partner(), due, row.attempts()));
    }
}
