package org.entente.core.casework;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.core.casework.CaseView.TakenBack;
import org.entente.core.lifecycle.Act;
import org.entente.core.message.Desk;
import org.entente.core.message.MessageId;

/** Who had what was taken back, who was told, and who has confirmed (domain page 1.11, I7). */
final class Withdrawals {

    static final String ACKNOWLEDGEMENT = "acknowledgement";

    private Withdrawals() {}

    /** One entry for each sender that took something back in this case. */
    static List<TakenBack> of(List<CaseMessage> ordered) {
        Map<Desk, List<CaseMessage>> bySender = new LinkedHashMap<>();
        for (CaseMessage message : ordered) {
            if (isWithdrawal(message)) {
                bySender.computeIfAbsent(message.from(), none -> new ArrayList<>())
                        .add(message);
            }
        }
        return bySender.entrySet().stream()
                .map(entry -> takenBack(entry.getKey(), entry.getValue(), ordered))
                .toList();
    }

    private static TakenBack takenBack(Desk sender, List<CaseMessage> withdrawals, List<CaseMessage> ordered) {
        Set<Desk> had = new LinkedHashSet<>();
        Set<Desk> told = new LinkedHashSet<>();
        Set<MessageId> names = new LinkedHashSet<>();
        withdrawals.forEach(withdrawal -> {
            told.add(withdrawal.to());
            names.add(withdrawal.id());
        });
        ordered.stream()
                .filter(message -> message.from().equals(sender) && !isWithdrawal(message))
                .forEach(message -> had.add(message.to()));
        Set<Desk> confirmed = new LinkedHashSet<>();
        ordered.stream()
                .filter(message -> message.family().name().equals(ACKNOWLEDGEMENT))
                .filter(message ->
                        message.links().inReplyTo().filter(names::contains).isPresent())
                .forEach(message -> confirmed.add(message.from()));
        return new TakenBack(sender, withdrawals.getLast().id(), sorted(had, told), sorted(told, confirmed));
    }

    private static List<Desk> sorted(Set<Desk> all, Set<Desk> without) {
        return all.stream()
                .filter(desk -> !without.contains(desk))
                .sorted(Comparator.comparing(Desk::toString))
                .toList();
    }

    private static boolean isWithdrawal(CaseMessage message) {
        return message.steps().stream().anyMatch(step -> step.act() == Act.WITHDRAW);
    }
}
