package org.entente.core.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.replay.Failed;
import org.entente.core.replay.FailedGroup;
import org.entente.core.replay.GroupName;
import org.entente.core.replay.Replay;
import org.entente.core.replay.Replay.Action;
import org.entente.core.replay.Replay.Progress;
import org.entente.core.replay.ReplayOrder;
import org.entente.core.replay.Replays;

/** Orders about failed messages, for one test; what is broken is what the test says. */
public final class InMemoryReplays implements Replays {

    private final List<Replay> orders = new ArrayList<>();
    private final List<LedgerEntry> broken = new ArrayList<>();

    /** From now on these stand broken. */
    public void broke(LedgerEntry... entries) {
        broken.addAll(List.of(entries));
    }

    @Override
    public List<FailedGroup> groups() {
        return List.of();
    }

    @Override
    public List<Failed> members(GroupName group, int most) {
        return List.of();
    }

    @Override
    public Preview preview(ReplayOrder order, Instant at) {
        return new Preview(broken.size(), List.of());
    }

    @Override
    public Replay ask(ReplayOrder order, Action action, String reason, String askedBy, Instant at) {
        var replay = new Replay(
                orders.size() + 1L,
                order,
                action,
                reason,
                askedBy,
                at,
                Optional.empty(),
                Progress.untouched(broken.size()));
        orders.add(replay);
        return replay;
    }

    @Override
    public List<Replay> list(int most) {
        return orders.reversed().stream().limit(most).toList();
    }

    @Override
    public Optional<Replay> find(long number) {
        return orders.stream().filter(order -> order.number() == number).findFirst();
    }

    @Override
    public Optional<Replay> next() {
        return orders.stream().filter(order -> order.doneAt().isEmpty()).findFirst();
    }

    @Override
    public List<LedgerEntry> standing(Replay replay, int most) {
        return broken.stream().limit(most).toList();
    }

    @Override
    public void done(Replay replay, Instant at) {
        broken.clear();
        orders.replaceAll(order -> order.number() == replay.number()
                ? new Replay(
                        order.number(),
                        order.order(),
                        order.action(),
                        order.reason(),
                        order.askedBy(),
                        order.askedAt(),
                        Optional.of(at),
                        order.progress())
                : order);
    }
}
