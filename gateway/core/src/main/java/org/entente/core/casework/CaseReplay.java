package org.entente.core.casework;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.core.casework.CaseView.Event;
import org.entente.core.casework.CaseView.NoEffect;
import org.entente.core.deadline.AgreedTimes;
import org.entente.core.deadline.Deadline;
import org.entente.core.deadline.Reckoning;
import org.entente.core.deadline.WorkingCalendar;
import org.entente.core.deadline.WorkingCalendars;
import org.entente.core.message.CaseId;
import org.entente.core.message.MessageId;

/**
 * Replays a case from its messages: the same messages give the same case, in whatever order and however often they
 * come, in whichever State (domain page 1.11: I5, I7, I8, I20).
 */
public final class CaseReplay {

    private static final Comparator<CaseMessage> IN_ORDER = Comparator.comparing(CaseMessage::issuedAt)
            .thenComparing(message -> message.id().value());

    private final WorkingCalendars calendars;
    private final AgreedTimes agreed;

    public CaseReplay(WorkingCalendars calendars, AgreedTimes agreed) {
        this.calendars = calendars;
        this.agreed = agreed;
    }

    /** The case that these messages make. */
    public CaseView of(CaseId id, Collection<CaseMessage> messages) {
        List<CaseMessage> ordered = once(messages);
        var replayed = new Replayed(ordered);
        List<Event> timeline = ordered.stream().map(replayed::take).toList();
        return new CaseView(
                id, replayed.matters.values().stream().map(this::view).toList(), timeline, Withdrawals.of(ordered));
    }

    private static List<CaseMessage> once(Collection<CaseMessage> messages) {
        Map<MessageId, CaseMessage> byId = new LinkedHashMap<>();
        messages.stream().sorted(IN_ORDER).forEach(message -> byId.putIfAbsent(message.id(), message));
        return List.copyOf(byId.values());
    }

    private CaseView.Request view(Matter matter) {
        CaseMessage request = matter.request();
        return new CaseView.Request(
                request.id(),
                request.family().toString(),
                request.from(),
                request.to(),
                request.issuedAt(),
                acknowledgement(request).dueAt(),
                matter.supersededBy(),
                matter.outcome(),
                matter.items().stream().map(CaseReplay::line).toList());
    }

    private Deadline acknowledgement(CaseMessage request) {
        return reckoning(request).clocks().acknowledgement(request.urgency(), request.issuedAt(), calendar(request));
    }

    private Reckoning reckoning(CaseMessage request) {
        return agreed.between(request.from().state(), request.to().state());
    }

    /** Of the State that has to act. */
    private WorkingCalendar calendar(CaseMessage request) {
        return reckoning(request).calendarOf(request.to().state(), calendars);
    }

    private static CaseView.Line line(Item item) {
        return new CaseView.Line(
                item.number(),
                item.what(),
                item.state(),
                item.outcome(),
                item.because(),
                item.deadline().flatMap(clock -> clock.dueAt()),
                item.deadline().map(clock -> clock.isStanding()).orElse(false));
    }

    /** The case while it is being told. */
    private final class Replayed {

        private final Map<MessageId, CaseMessage> known;
        private final Map<MessageId, Matter> matters = new LinkedHashMap<>();

        Replayed(List<CaseMessage> ordered) {
            this.known = ordered.stream().collect(Collectors.toMap(CaseMessage::id, message -> message));
        }

        Event take(CaseMessage message) {
            message.links().supersedes().ifPresent(earlier -> supersede(earlier, message));
            if (!message.opens().isEmpty()) {
                matters.put(message.id(), new Matter(message, calendar(message)));
                return event(message, Optional.of(message.id()), Optional.empty());
            }
            Optional<Matter> matter = matterOf(message);
            if (confirmsSomethingElse(message)) {
                return event(message, matter.map(found -> found.request().id()), Optional.empty());
            }
            Optional<NoEffect> noEffect = matter.map(found -> found.take(message))
                    .orElseGet(() ->
                            message.steps().isEmpty() ? Optional.empty() : Optional.of(NoEffect.NOTHING_TO_ANSWER));
            return event(message, matter.map(found -> found.request().id()), noEffect);
        }

        /** A withdrawal or feedback is acknowledged too; that moves no item. */
        private boolean confirmsSomethingElse(CaseMessage message) {
            return message.family().name().equals(Withdrawals.ACKNOWLEDGEMENT)
                    && message.links()
                            .inReplyTo()
                            .filter(answered -> !matters.containsKey(answered))
                            .isPresent();
        }

        private void supersede(MessageId earlier, CaseMessage by) {
            Optional.ofNullable(matters.get(earlier))
                    .filter(matter -> matter.request().from().equals(by.from()))
                    .ifPresent(matter -> matter.supersede(by));
        }

        /** The request that a message leads back to; where it names nothing, the one open between the two desks. */
        private Optional<Matter> matterOf(CaseMessage message) {
            Optional<MessageId> at = message.links().inReplyTo();
            for (int hops = 0; at.isPresent() && hops <= known.size(); hops++) {
                Matter found = matters.get(at.get());
                if (found != null) {
                    return Optional.of(found).filter(matter -> matter.isBetween(message.from(), message.to()));
                }
                at = Optional.ofNullable(known.get(at.get()))
                        .flatMap(earlier -> earlier.links().inReplyTo());
            }
            List<Matter> between = matters.values().stream()
                    .filter(matter -> matter.isBetween(message.from(), message.to()))
                    .toList();
            boolean isClear = between.size() == 1 && message.links().inReplyTo().isEmpty();
            return isClear ? Optional.of(between.getFirst()) : Optional.empty();
        }

        private Event event(CaseMessage message, Optional<MessageId> request, Optional<NoEffect> noEffect) {
            List<String> did = new ArrayList<>();
            message.opens().forEach(asked -> did.add("ASK " + asked.number()));
            message.steps().forEach(step -> did.add(words(step)));
            return new Event(
                    message.id(),
                    message.family().toString(),
                    message.from(),
                    message.to(),
                    message.issuedAt(),
                    request,
                    did,
                    noEffect);
        }

        private static String words(CaseMessage.Step step) {
            String items = step.items().stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
            String act = step.until().isPresent() ? "EXTEND" : step.act().name();
            return (act + " " + (items.isEmpty() ? "all" : items) + " " + step.because()).strip();
        }
    }
}
