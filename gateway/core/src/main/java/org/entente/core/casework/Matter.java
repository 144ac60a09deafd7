package org.entente.core.casework;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.core.casework.CaseMessage.Step;
import org.entente.core.casework.CaseView.NoEffect;
import org.entente.core.deadline.Deadline;
import org.entente.core.deadline.Term;
import org.entente.core.deadline.WorkingCalendar;
import org.entente.core.lifecycle.Act;
import org.entente.core.lifecycle.ItemState;
import org.entente.core.lifecycle.RequestOutcome;
import org.entente.core.message.Desk;
import org.entente.core.message.MessageId;

/** One request to one desk, while its case is being replayed; changes with every message that concerns it. */
final class Matter {

    private final CaseMessage request;
    private final List<Item> items;
    private Optional<MessageId> supersededBy = Optional.empty();

    Matter(CaseMessage request, WorkingCalendar executing) {
        this.request = request;
        Optional<Deadline> deadline = request.due().map(due -> deadline(due, executing));
        this.items = new ArrayList<>(request.opens().stream()
                .map(asked -> Item.sent(asked, deadline))
                .toList());
    }

    CaseMessage request() {
        return request;
    }

    List<Item> items() {
        return List.copyOf(items);
    }

    Optional<MessageId> supersededBy() {
        return supersededBy;
    }

    boolean isBetween(Desk one, Desk other) {
        return (request.from().equals(one) && request.to().equals(other))
                || (request.from().equals(other) && request.to().equals(one));
    }

    RequestOutcome outcome() {
        return RequestOutcome.of(
                items.stream().flatMap(item -> item.outcome().stream()).toList(), items.size());
    }

    /** Whoever asked has asked anew: what is open ends here, and what still comes has no effect. */
    void supersede(CaseMessage by) {
        supersededBy = Optional.of(by.id());
        apply(new Step(Act.WITHDRAW, Set.of(), "Superseded", Optional.empty()), by);
    }

    /** Applies what the message does; says why where it did nothing. */
    Optional<NoEffect> take(CaseMessage message) {
        if (supersededBy.isPresent()) {
            return Optional.of(NoEffect.SUPERSEDED);
        }
        List<NoEffect> refusals = new ArrayList<>();
        for (Step step : message.steps()) {
            boolean rightSide = step.act().side() == side(message);
            if (!rightSide && step.until().isEmpty()) {
                refusals.add(NoEffect.NOT_THEIR_PART);
            } else if (!apply(step, message)) {
                refusals.add(wasWithdrawn() ? NoEffect.WITHDRAWN : NoEffect.OUT_OF_PLACE);
            }
        }
        boolean nothingDone =
                !message.steps().isEmpty() && refusals.size() == message.steps().size();
        return nothingDone ? Optional.of(refusals.getFirst()) : Optional.empty();
    }

    private Act.Side side(CaseMessage message) {
        return message.from().equals(request.from()) ? Act.Side.REQUESTING : Act.Side.EXECUTING;
    }

    private boolean wasWithdrawn() {
        return items.stream()
                .allMatch(item -> item.outcome()
                        .filter(outcome -> outcome == ItemState.WITHDRAWN)
                        .isPresent());
    }

    private boolean apply(Step step, CaseMessage message) {
        if (step.act() == Act.CLOSE
                && !items.stream().allMatch(item -> item.state().isTerminal())) {
            return false; // a request is closed as a whole, when nothing of it is open
        }
        boolean moved = false;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (!step.concerns(item.number())) {
                continue;
            }
            Optional<Item> next = step.until().isPresent()
                    ? step.until().map(item::extended)
                    : item.after(step.act(), step.because(), message.issuedAt());
            moved |= next.isPresent();
            items.set(i, next.orElse(item));
        }
        return moved;
    }

    /** The wire gives an end; a clock that may stand needs the length of the term in its own unit. */
    private Deadline deadline(CaseMessage.Due due, WorkingCalendar calendar) {
        Term term = due.workingDays() ? new Term.WorkingDays(workingDays(due, calendar)) : hours(due);
        return Deadline.from(request.issuedAt(), term, calendar, due.source());
    }

    private Term hours(CaseMessage.Due due) {
        var length = Duration.between(request.issuedAt(), due.at());
        return new Term.Hours(length.isPositive() ? length : Duration.ofMillis(1));
    }

    private int workingDays(CaseMessage.Due due, WorkingCalendar calendar) {
        LocalDate received = calendar.dayOf(request.issuedAt());
        LocalDate last = calendar.dayOf(due.at().minusNanos(1));
        long days = last.isAfter(received)
                ? received.plusDays(1)
                        .datesUntil(last.plusDays(1))
                        .filter(calendar::isWorkingDay)
                        .count()
                : 0;
        return Math.max(1, Math.toIntExact(days));
    }
}
